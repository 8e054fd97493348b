package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.protocol.content.RefusedInputException;

/** What happens in a school of its own. */
abstract class SchoolCase {
    @TempDir
    Path home = Path.of("");

    @AutoClose
    SchoolFixture school;

    @BeforeEach
    final void open() throws IOException, RefusedInputException {
        school = new SchoolFixture(home);
    }

    final TeacherDesk desk() {
        return school.desk();
    }
}
