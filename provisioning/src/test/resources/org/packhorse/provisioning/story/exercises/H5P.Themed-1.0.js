/* Stands in for content since 2025, which takes icons from a font by number and measures by name. */
H5P.Themed = (function () {
  const STYLE = `
    .h5p-themed .mark::before {font: 32px h5p-theme}
    .h5p-themed .mark.h5p-check::before {content: "\\e908"}
    .h5p-themed .mark.h5p-close::before {content: "\\e910"}
    .h5p-themed .mark .label {display: none}
    .h5p-themed img {width: calc(35% * var(--h5p-theme-scaling)); border-radius: var(--h5p-theme-border-radius-small)}`;

  function button(kind, label) {
    const element = Object.assign(document.createElement('button'), {className: 'mark h5p-' + kind, ariaLabel: label, type: 'button'});
    element.innerHTML = `<span class="label">${label}</span>`;
    H5P.Tooltip(element, {text: label});
    return element;
  }

  return class Themed extends H5P.EventDispatcher {
    constructor(params, id) {
      super();
      this.attach = ($container) => {
        $container.addClass('h5p-themed h5p-theme');
        $container[0].append(
          Object.assign(document.createElement('style'), {textContent: STYLE}),
          Object.assign(document.createElement('img'), {alt: '', src: H5P.getPath(params.image.path, id)}),
          Object.assign(document.createElement('span'), {className: 'sr-only', textContent: params.said}),
          button('check', params.check),
          button('close', params.close));
      };
    }
  };
})();
