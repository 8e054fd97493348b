/* Stands in for the buttons and tips of H5P, and for its helper around transitions. */
var H5P = H5P || {};
H5P.JoubelUI = (function ($) {
  return {
    createButton: function (params) {
      return $('<button/>', $.extend({type: 'button'}, params));
    },
    createTip: function (text, behaviour) {
      return $('<div/>', {'class': 'joubel-tip-container', role: 'button', tabindex: 0, title: behaviour.tipLabel, text: text});
    }
  };
})(H5P.jQuery);

H5P.Transition = {
  onTransitionEnd: function ($element, done, latest) {
    setTimeout(done, latest / 10);
  }
};
