package org.packhorse.provisioning.tidiness;

import java.util.List;

/** A file of the tree with its content; {@code path} is relative to the top and parted by slashes. */
record TextFile(String path, String text) {

    List<String> lines() {
        return text.lines().toList();
    }

    /** What follows the last dot of the name; empty where there is none. */
    String extension() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder with a slash at its end; empty for a file at the top. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    boolean isMain() {
        return path.contains("/src/main/");
    }

    boolean isJava() {
        return extension().equals("java");
    }
}
