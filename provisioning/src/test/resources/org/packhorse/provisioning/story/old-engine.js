/* What PhantomJS is to do, by its first argument: look at pages, search, open a page of others, or answer an exercise. Each line it writes is JSON. */
'use strict';
var system = require('system');
var PATIENCE_MS = 60000;

function tell(what) {
  console.log(JSON.stringify(what));
}

/* A mistake in this script would leave it waiting for ever. */
phantom.onError = function (message) {
  tell({failed: message});
  phantom.exit(1);
};

/* A window that notes what goes wrong in it. */
function open(width, library) {
  var page = require('webpage').create();
  page.viewportSize = {width: width, height: 2 * width};
  page.wrong = [];
  page.onError = function (message) {
    page.wrong.push(message);
  };
  page.onResourceReceived = function (answer) {
    if (answer.stage === 'end' && answer.status >= 400 && answer.url !== page.address) {
      page.wrong.push(answer.status + ' ' + answer.url);
    }
  };
  page.onResourceRequested = function (request) {
    if (request.url.indexOf(library) !== 0 && request.url.indexOf('data:') !== 0) {
      page.wrong.push('asks others: ' + request.url);
    }
  };
  return page;
}

/* Goes on with `then` when `condition`, evaluated in the page, holds. */
function await(page, condition, then) {
  var end = Date.now() + PATIENCE_MS;
  (function look() {
    if (page.evaluate(condition)) {
      then();
    } else if (Date.now() > end) {
      tell({failed: 'waited in vain', text: page.plainText, wrong: page.wrong});
      phantom.exit(1);
    } else {
      setTimeout(look, 50);
    }
  }());
}

function load(page, address, then) {
  page.address = address;
  page.open(address, function (status) {
    if (status !== 'success') {
      page.wrong.push('did not load');
    }
    then();
  });
}

var tasks = {
  /* library, then addresses in it */
  look: function (library, addresses) {
    (function next(i) {
      if (i === addresses.length) {
        phantom.exit();
        return;
      }
      var page = open(240, library);
      load(page, library + addresses[i].slice(1), function () {
        var seen = page.evaluate(function () {
          return {
            width: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
            styled: getComputedStyle(document.querySelector('.top')).backgroundColor !== 'rgba(0, 0, 0, 0)',
            heading: document.querySelector('h1').textContent
          };
        });
        seen.address = addresses[i];
        seen.wrong = page.wrong;
        tell(seen);
        page.close();
        next(i + 1);
      });
    }(0));
  },

  /* library, what to type; takes the first suggestion, then opens the first result */
  search: function (library, rest) {
    var page = open(360, library);
    load(page, library, function () {
      page.evaluate(function () {
        document.getElementById('q').focus();
      });
      page.sendEvent('keypress', rest[0]);
      await(page, function () {
        return document.querySelectorAll('#q-suggestions li').length > 0;
      }, function () {
        page.sendEvent('keypress', page.event.key.Down);
        page.sendEvent('keypress', page.event.key.Enter);
        await(page, function () {
          return location.pathname === '/search' && document.querySelectorAll('.rows a').length > 0;
        }, function () {
          var asked = page.evaluate(function () {
            return document.getElementById('q').value;
          });
          page.evaluate(function () {
            document.querySelector('.rows a').click();
          });
          await(page, function () {
            return location.pathname !== '/search' && document.querySelector('h1');
          }, function () {
            tell({asked: asked, opened: page.evaluate(function () {
              return document.querySelector('h1').textContent;
            }), wrong: page.wrong});
            phantom.exit();
          });
        });
      });
    });
  },

  /* library, address of a page that others made */
  others: function (library, rest) {
    var page = open(360, library);
    load(page, library + rest[0].slice(1), function () {
      var seen = page.evaluate(function () {
        return {
          title: document.title,
          background: getComputedStyle(document.body).backgroundColor,
          picture: document.images[0].naturalWidth
        };
      });
      seen.wrong = page.wrong;
      tell(seen);
      phantom.exit();
    });
  },

  /* library, address of the small exercise */
  exercise: function (library, rest) {
    var page = open(360, library);
    load(page, library + rest[0].slice(1), function () {
      await(page, function () {
        return document.querySelector('#score') !== null;
      }, function () {
        page.evaluate(function () {
          document.querySelectorAll('input')[1].click();
          document.querySelector('.small-question button').click();
        });
        await(page, function () {
          return document.getElementById('score').textContent;
        }, function () {
          tell({score: page.evaluate(function () {
            return document.getElementById('score').textContent;
          })});
          phantom.exit();
        });
      });
    });
  }
};

tasks[system.args[1]](system.args[2], system.args.slice(3));
