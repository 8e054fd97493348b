/* Stands in for text. */
H5P.AdvancedText = function (parameters) {
  H5P.EventDispatcher.call(this);
  this.attach = function ($container) {
    $container.addClass('h5p-advanced-text').html(parameters.text);
  };
};
H5P.AdvancedText.prototype = Object.create(H5P.EventDispatcher.prototype);
H5P.AdvancedText.prototype.constructor = H5P.AdvancedText;
