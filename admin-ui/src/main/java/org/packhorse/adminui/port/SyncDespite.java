package org.packhorse.adminui.port;

/** Which of the school's own rules somebody asks to disregard, for one sync. */
public enum SyncDespite {
    /** None: the sync waits where it has to. */
    NOTHING,
    /** The link is used outside its windows. */
    WINDOWS,
    /** The link is used outside its windows and beyond its budgets. */
    WINDOWS_AND_BUDGETS
}
