/* Stands in for exercises under each other. */
H5P.Column = (function (EventDispatcher) {
  function Column(params, id, data) {
    var self = this;
    EventDispatcher.call(self);
    var instances = params.content.map(function (part, index) {
      var state = data.previousState && data.previousState.instances ? data.previousState.instances[index] : undefined;
      var instance = H5P.newRunnable(part.content, id, undefined, true, {parent: self, previousState: state});
      instance.on('resize', function (event) {
        self.bubblingUpwards = true;
        self.trigger('resize', event);
        self.bubblingUpwards = false;
      });
      return instance;
    });

    self.on('resize', function (event) {
      if (!self.bubblingUpwards) {
        instances.forEach(function (instance) {
          instance.trigger('resize', event);
        });
      }
    });
    self.attach = function ($container) {
      if (self.isRoot()) {
        self.setActivityStarted();
      }
      $container.addClass('h5p-column');
      instances.forEach(function (instance) {
        instance.attach(H5P.jQuery('<div class="h5p-column-content"></div>').appendTo($container));
        instance.trigger('resize');
      });
      self.trigger('domChanged', {$target: $container, library: 'H5P.Column', key: 'newLibrary'}, {bubbles: true, external: true});
    };
    self.getInstances = function () {
      return instances;
    };
    ['getScore', 'getMaxScore'].forEach(function (name) {
      self[name] = function () {
        return instances.reduce(function (sum, instance) {
          return sum + (typeof instance[name] === 'function' ? instance[name]() : 0);
        }, 0);
      };
    });
  }

  Column.prototype = Object.create(EventDispatcher.prototype);
  Column.prototype.constructor = Column;
  Column.isTask = function (instance) {
    return instance.isTask === true || typeof instance.getMaxScore === 'function' && instance.getMaxScore() > 0;
  };
  return Column;
})(H5P.EventDispatcher);
