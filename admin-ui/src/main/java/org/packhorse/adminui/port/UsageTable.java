package org.packhorse.adminui.port;

/** What can be exported of the usage. */
public enum UsageTable {
    /** {@code hour,collection,resource,title,viewed,opened,downloaded}: a line for each hour (UTC) and resource that was used. */
    RESOURCES("usage.csv"),
    /** {@code day,search,times}: a line for each day (UTC) and search without a result; {@code *} stands for those not told apart. */
    SEARCHES("searches.csv");

    private final String fileName;

    UsageTable(String fileName) {
        this.fileName = fileName;
    }

    /** What the file is called. */
    public String fileName() {
        return fileName;
    }
}
