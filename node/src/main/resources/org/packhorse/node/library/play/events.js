/* Our own small runtime for H5P content, 1 of 6: events, and statements about what a learner does. Nothing of them is sent anywhere. */
(function (window) {
  'use strict';
  var H5P = window.H5P = window.H5P || {};
  var VERBS = 'http://adlnet.gov/expapi/verbs/';
  var EXTENSIONS = 'http://h5p.org/x-api/';
  var KEPT = '_listeners';

  function has(object, name) {
    return Object.prototype.hasOwnProperty.call(object, name);
  }

  /* Some content calls these without having called the constructor: each object's listeners are made when they are first needed. */
  function listenersOf(dispatcher) {
    if (!has(dispatcher, KEPT)) {
      Object.defineProperty(dispatcher, KEPT, {value: {}});
    }
    return dispatcher[KEPT];
  }

  function Event(type, data, extras) {
    var bubbles = !!(extras && extras.bubbles);
    var external = !!(extras && extras.external);
    var scheduled = false;
    this.type = type;
    this.data = data;
    this.getBubbles = function () {
      return bubbles;
    };
    this.preventBubbling = function () {
      bubbles = false;
    };
    this.scheduleForExternal = function () {
      var now = external && !scheduled;
      scheduled = scheduled || now;
      return now;
    };
  }

  /* Content inherits from this in two ways: by the prototype, or only by calling it; then its methods are the object's own. */
  function EventDispatcher() {
    for (var name in EventDispatcher.prototype) {
      if (!(name in this)) {
        this[name] = EventDispatcher.prototype[name];
      }
    }
  }

  function listen(dispatcher, type, listener, thisArg, once) {
    if (typeof listener !== 'function') {
      throw new TypeError('listener must be a function');
    }
    var all = listenersOf(dispatcher);
    all[type] = has(all, type) ? all[type] : [];
    all[type].push({listener: listener, thisArg: thisArg, once: once});
  }

  /* Who listens from outside hears whose event it is by `this`. A listener that misses something must not keep the others from hearing;
     any other problem (a stack that is too deep, above all) is that of whoever asked. */
  function tell(dispatcher, event, source) {
    var all = listenersOf(dispatcher);
    var entries = has(all, event.type) ? all[event.type].slice() : [];
    entries.forEach(function (entry) {
      if (!has(all, event.type) || all[event.type].indexOf(entry) < 0) {
        return;
      }
      if (entry.once) {
        all[event.type].splice(all[event.type].indexOf(entry), 1);
      }
      try {
        entry.listener.call(entry.thisArg || source, event);
      } catch (problem) {
        if (!(problem instanceof TypeError || problem instanceof ReferenceError)) {
          throw problem;
        }
        H5P.error(problem);
      }
    });
  }

  EventDispatcher.prototype = {
    constructor: EventDispatcher,

    on: function (type, listener, thisArg) {
      listen(this, type, listener, thisArg, false);
    },

    once: function (type, listener, thisArg) {
      listen(this, type, listener, thisArg, true);
    },

    off: function (type, listener) {
      var all = listenersOf(this);
      if (listener === undefined) {
        delete all[type];
      } else if (typeof listener !== 'function') {
        throw new TypeError('listener must be a function');
      } else if (has(all, type)) {
        all[type] = all[type].filter(function (entry) {
          return entry.listener !== listener;
        });
      }
    },

    trigger: function (event, eventData, extras) {
      if (event === undefined) {
        return;
      }
      if (typeof event === 'string') {
        event = new Event(event, eventData, extras);
      } else if (eventData !== undefined) {
        event.data = eventData;
      }
      var outside = event.scheduleForExternal && event.scheduleForExternal();
      tell(this, event, this);
      if (event.getBubbles && event.getBubbles() && this.parent && typeof this.parent.trigger === 'function') {
        this.parent.trigger(event);
      }
      if (outside) {
        tell(H5P.externalDispatcher, event, this);
      }
    },

    createXAPIEventTemplate: function (verb, extra) {
      var event = new XAPIEvent();
      event.setActor();
      event.setVerb(verb);
      for (var name in extra || {}) {
        event.data.statement[name] = extra[name];
      }
      if (!event.data.statement.object) {
        event.setObject(this);
      }
      if (!event.data.statement.context) {
        event.setContext(this);
      }
      return event;
    },

    triggerXAPI: function (verb, extra) {
      this.trigger(this.createXAPIEventTemplate(verb, extra));
    },

    triggerXAPIScored: function (score, maxScore, verb, completion, success) {
      var event = this.createXAPIEventTemplate(verb);
      event.setScoredResult(score, maxScore, this, completion, success);
      this.trigger(event);
    },

    triggerXAPICompleted: function (score, maxScore, success) {
      this.triggerXAPIScored(score, maxScore, 'completed', true, success);
    },

    triggerXAPIAttempted: function () {
      this.triggerXAPI('attempted');
    },

    setActivityStarted: function (again) {
      if (this.activityStartTime === undefined || again) {
        this.triggerXAPI('attempted');
        this.activityStartTime = Date.now();
      }
    }
  };

  /* A statement of the Experience API, version 1.0. */
  function XAPIEvent() {
    Event.call(this, 'xAPI', {statement: {}}, {bubbles: true, external: true});
  }

  XAPIEvent.prototype = Object.create(Event.prototype);
  XAPIEvent.prototype.constructor = XAPIEvent;

  XAPIEvent.prototype.setScoredResult = function (score, maxScore, instance, completion, success) {
    var result = this.data.statement.result = {};
    if (score !== undefined) {
      result.score = {min: 0, raw: score};
      if (maxScore !== undefined) {
        result.score.max = maxScore;
        result.score.scaled = maxScore > 0 ? Math.round(score / maxScore * 10000) / 10000 : 0;
      }
    }
    result.completion = completion === undefined ? this.getVerb() === 'completed' || this.getVerb() === 'answered' : completion;
    if (success !== undefined) {
      result.success = success;
    }
    if (instance && instance.activityStartTime) {
      result.duration = 'PT' + Math.round((Date.now() - instance.activityStartTime) / 10) / 100 + 'S';
    }
  };

  XAPIEvent.prototype.setVerb = function (verb) {
    this.data.statement.verb = typeof verb === 'string' ? {id: VERBS + verb, display: {'en-US': verb}} : verb;
  };

  XAPIEvent.prototype.getVerb = function (full) {
    var id = this.getVerifiedStatementValue(['verb', 'id']);
    return id === null || full ? id : id.replace(VERBS, '');
  };

  XAPIEvent.prototype.setObject = function (instance) {
    var extensions = {};
    var object = this.data.statement.object = {
      id: this.getContentXAPIId(instance),
      objectType: 'Activity',
      definition: {extensions: extensions}
    };
    if (instance.contentId !== undefined) {
      extensions[EXTENSIONS + 'h5p-local-content-id'] = instance.contentId;
    }
    if (instance.subContentId) {
      extensions[EXTENSIONS + 'h5p-subContentId'] = instance.subContentId;
    }
    var title = typeof instance.getTitle === 'function' ? instance.getTitle() : instance.metadata && instance.metadata.title;
    if (title) {
      object.definition.name = {'en-US': title};
    }
  };

  XAPIEvent.prototype.setContext = function (instance) {
    var activities = {};
    if (instance.parent && (instance.parent.contentId !== undefined || instance.parent.subContentId)) {
      activities.parent = [{id: this.getContentXAPIId(instance.parent), objectType: 'Activity'}];
    }
    if (instance.libraryInfo) {
      activities.category = [{id: 'http://h5p.org/libraries/' + instance.libraryInfo.versionedNameNoSpaces, objectType: 'Activity'}];
    }
    this.data.statement.context = {contextActivities: activities};
  };

  /* Nobody is told apart here, so nobody is named. */
  XAPIEvent.prototype.setActor = function () {
    this.data.statement.actor = {objectType: 'Agent', account: {name: 'anonymous', homePage: 'http://localhost/'}};
  };

  XAPIEvent.prototype.getScore = function () {
    return this.getVerifiedStatementValue(['result', 'score', 'raw']);
  };

  XAPIEvent.prototype.getMaxScore = function () {
    return this.getVerifiedStatementValue(['result', 'score', 'max']);
  };

  XAPIEvent.prototype.getContentXAPIId = function (instance) {
    var id = 'urn:h5p:' + (instance.contentId === undefined ? '' : instance.contentId);
    return instance.subContentId ? id + '?subContentId=' + instance.subContentId : id;
  };

  XAPIEvent.prototype.isFromChild = function () {
    var parent = this.getVerifiedStatementValue(['context', 'contextActivities', 'parent', 0, 'id']);
    return !parent || parent.indexOf('subContentId') < 0;
  };

  XAPIEvent.prototype.getVerifiedStatementValue = function (keys) {
    var value = this.data.statement;
    for (var i = 0; i < keys.length; i++) {
      if (value === null || value === undefined || value[keys[i]] === undefined) {
        return null;
      }
      value = value[keys[i]];
    }
    return value;
  };

  H5P.Event = Event;
  H5P.EventDispatcher = EventDispatcher;
  H5P.XAPIEvent = XAPIEvent;
  H5P.externalDispatcher = new EventDispatcher();
}(window));
