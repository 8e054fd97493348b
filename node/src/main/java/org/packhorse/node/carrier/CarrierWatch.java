package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.packhorse.node.runtime.LongWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when a stick of ours appears. The kernel tells when a folder is made where sticks are mounted; no work is done until
 * then. A stick is mounted a moment after its folder is made, of which the kernel tells nothing, so the folders are looked at a few more
 * times. What is mounted over a folder that was there all the time goes unnoticed: such systems run {@code packhorse carry import}.
 */
public final class CarrierWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CarrierWatch.class);

    /** When to look after something has changed: at once for what is mounted fast, half a minute later for a slow disk. */
    private static final List<Long> LOOK_AFTER_MS = List.of(200L, 500L, 1_000L, 3_000L, 8_000L, 20_000L);

    /** Folders looked at in each folder: a stick with a million of them must not keep us busy. */
    private static final int FOLDER_LIMIT = 64;

    private final List<Path> roots;
    private final Found found;
    private final WatchService service;
    private final Thread thread;

    /** Does something about a stick. */
    @FunctionalInterface
    public interface Found {
        /** The stick's folder {@code packhorse} is here. */
        void accept(Path folder) throws InterruptedException;
    }

    /**
     * A watch that is not started.
     *
     * @param roots where sticks are mounted; those that are not there are passed over
     * @param found called for each stick once, until it is gone; may take long
     */
    public CarrierWatch(List<Path> roots, Found found) throws IOException {
        this.roots = List.copyOf(roots);
        this.found = found;
        this.service = FileSystems.getDefault().newWatchService();
        this.thread = LongWork.thread("carrier-watch", this::run);
    }

    /** Begins, with the sticks that are there already. */
    public void start() {
        thread.start();
    }

    private void run() {
        Map<Path, Object> present = new HashMap<>();
        try {
            while (true) {
                var changed = lookAround(present);
                for (int i = 0; !changed && i < LOOK_AFTER_MS.size(); i++) {
                    changed = drain(service.poll(LOOK_AFTER_MS.get(i), TimeUnit.MILLISECONDS)) || lookAround(present);
                }
                if (!changed) {
                    drain(service.take());
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.atDebug().log("no longer looking for sticks");
        }
    }

    private boolean drain(WatchKey first) {
        boolean any = false;
        for (var key = first; key != null; key = service.poll()) {
            any = true;
            key.pollEvents();
            key.reset();
        }
        return any;
    }

    /** Tells of sticks that are new since {@code present}; whether there were any. */
    private boolean lookAround(Map<Path, Object> present) throws InterruptedException {
        var now = new HashMap<Path, Object>();
        for (var place : places()) {
            Carrier.find(place)
                    .filter(Carrier::isMarked)
                    .ifPresent(carrier -> now.put(carrier.folder(), identity(carrier.folder())));
        }
        var before = Map.copyOf(present);
        present.clear();
        present.putAll(now);
        boolean any = false;
        for (var stick : now.entrySet()) {
            if (!stick.getValue().equals(before.get(stick.getKey()))) {
                any = true;
                found.accept(stick.getKey());
            }
        }
        return any;
    }

    /** Another stick at the same place has other numbers. */
    private static Object identity(Path folder) {
        try {
            var attributes = Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Objects.requireNonNullElse(attributes.fileKey(), folder);
        } catch (IOException e) {
            return folder;
        }
    }

    /** Where a stick's top folder may be: the roots and two levels below, since systems mount under the user's name. */
    private Set<Path> places() {
        var places = new LinkedHashSet<Path>();
        for (var root : roots) {
            if (register(root)) {
                places.add(root);
                for (var child : folders(root)) {
                    places.add(child);
                    register(child);
                    places.addAll(folders(child));
                }
            }
        }
        return places;
    }

    private boolean register(Path folder) {
        try {
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            return true;
        } catch (IOException e) {
            return false; // not there, or not ours to see
        }
    }

    private static List<Path> folders(Path parent) {
        var folders = new ArrayList<Path>();
        try (var children = Files.newDirectoryStream(parent)) {
            int seen = 0;
            for (var child : children) {
                if (++seen > FOLDER_LIMIT) {
                    break;
                }
                if (Carrier.isFolder(child)) {
                    folders.add(child);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.atDebug().addKeyValue("folder", parent).setCause(e).log("a folder cannot be looked into");
        }
        return folders;
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        service.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
