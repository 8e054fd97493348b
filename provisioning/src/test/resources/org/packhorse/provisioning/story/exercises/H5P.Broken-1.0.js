/* Asks for what nobody has: when it is made, or when it is shown. */
H5P.Broken = function (params) {
  if (params.atOnce) {
    H5P.whatNobodyHas();
  }
  this.attach = function () {
    H5P.whatNobodyHas();
  };
};
