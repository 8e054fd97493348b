/* Stands in for what is written in a language newer than the browser. */
H5P.Newer = what no browser understands;
