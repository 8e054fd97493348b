/* Stands in for jQuery UI as packages bring it: finds jQuery by its global name, keeps what it makes under the names that others ask for. */
var jQueryBefore = window.jQuery;
window.jQuery = H5P.jQuery;
(function ($) {
  var zones = [];

  function widget(name, Made) {
    $.fn[name] = function (wish) {
      var rest = Array.prototype.slice.call(arguments, 1);
      return this.each(function () {
        var made = $.data(this, 'ui-' + name);
        if (made) {
          made[wish].apply(made, rest);
        } else {
          $.data(this, 'ui-' + name, new Made($(this), wish || {}));
        }
      });
    };
  }

  widget('draggable', function ($element, options) {
    var self = this;
    var off = false;
    this.disable = function () {
      off = true;
    };
    this.enable = function () {
      off = false;
    };
    $element.on('mousedown', function (down) {
      if (off) {
        return;
      }
      down.preventDefault();
      var from = $element.offset();
      options.start.call($element[0], down, {});
      $(document).on('mousemove.drag', function (move) {
        $element.css('position', 'absolute').offset({left: from.left + move.pageX - down.pageX, top: from.top + move.pageY - down.pageY});
      }).one('mouseup', function (up) {
        $(document).off('.drag');
        var zone = zones.filter(function (one) {
          return one.isUnder(up) && (!one.options.accept || one.options.accept.call(one.$element[0], $element));
        })[0];
        if (zone) {
          zone.options.drop.call(zone.$element[0], up, {draggable: $element});
        }
        if (options.revert.call($element[0], zone ? zone.$element : false)) {
          $element.css(self.originalPosition);
        }
        options.stop.call($element[0], up, {});
      });
    });
  });

  widget('droppable', function ($element, options) {
    this.$element = $element;
    this.options = options;
    this.isUnder = function (event) {
      var place = $element[0].getBoundingClientRect();
      return event.clientX >= place.left && event.clientX <= place.right && event.clientY >= place.top && event.clientY <= place.bottom;
    };
    zones.push(this);
  });

  widget('slider', function ($element, options) {
    var $handle = $('<a class="ui-slider-handle" href="#"></a>').appendTo($element);
    this.option = function (name, value) {
      options[name] = value;
      $handle.css('left', options.value / options.max * 100 + '%');
    };
    $element.on('click', function (event) {
      var place = $element[0].getBoundingClientRect();
      var ui = {value: (event.clientX - place.left) / place.width * options.max};
      options.start.call($element[0], event, ui);
      options.slide.call($element[0], event, ui);
      options.stop.call($element[0], event, ui);
    });
    options.create.call($element[0], {target: $element[0]});
  });
}(window.jQuery));
window.jQuery = jQueryBefore;
