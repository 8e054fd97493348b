package org.packhorse.adminui.port;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FakeTeacherShelfTest extends TeacherShelfContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    protected TeacherShelf shelf() {
        return new FakeTeacherShelf(folder, 1_000_000);
    }
}
