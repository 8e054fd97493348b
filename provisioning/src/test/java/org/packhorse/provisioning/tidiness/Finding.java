package org.packhorse.provisioning.tidiness;

/** One untidy place: where it is, and what to do about it. Line 0 is the file as a whole. */
record Finding(String path, int line, String what) {
    @Override
    public String toString() {
        return line == 0 ? path + ": " + what : path + ":" + line + ": " + what;
    }
}
