package org.packhorse.node.memory;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The system call madvise(2) of 64-bit Linux. */
final class PageAdvice {
    /** The pages are not needed soon: those of a file are read from it, or from the kernel's cache, when they are. */
    private static final int MADV_DONTNEED = 4;

    private final MethodHandle madvise;

    /** The system call; empty where the machine has none of this name. */
    static Optional<PageAdvice> find() {
        try {
            return Optional.of(new PageAdvice());
        } catch (NoSuchElementException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("restricted") // Which memory it is told of is settled by FileMapping.isOnlyRead.
    private PageAdvice() {
        var linker = Linker.nativeLinker();
        madvise = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("madvise"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
    }

    /** Takes {@code mapping} out of the memory of the process; whether the kernel agreed. */
    boolean letGo(FileMapping mapping) {
        try {
            return (int) madvise.invokeExact(mapping.address(), mapping.bytes(), MADV_DONTNEED) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("madvise", e);
        }
    }
}
