package org.packhorse.provisioning.tidiness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Rules that need to know what is a method and what is a name: the JDK's own parser tells them. */
final class JavaRules extends TreeScanner<@Nullable Void, @Nullable Void> {
    static final int MAX_METHOD_LINES = 60;

    /** Names that say what kind of thing it is instead of what it does. */
    private static final Pattern BANNED_NAME = Pattern.compile(".*(Manager|Helper|Util|Utils|Impl)");

    /** The code whose output is the program's answer; everybody else logs. */
    private static final String COMMAND_LINE = "provisioning/src/main/java/org/packhorse/provisioning/";

    private final TextFile file;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Finding> findings = new ArrayList<>();

    private JavaRules(TextFile file, CompilationUnitTree unit, SourcePositions positions) {
        this.file = file;
        this.unit = unit;
        this.positions = positions;
    }

    /** What is untidy in the Java files among {@code files}; one file manager for all, because opening it is the slow part. */
    static List<Finding> check(List<TextFile> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Finding> findings = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            for (TextFile file : files) {
                if (file.isJava()) {
                    List<JavaFileObject> source = List.of(sourceOf(file));
                    var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, source);
                    findings.addAll(check(file, task));
                }
            }
        }
        return findings;
    }

    private static List<Finding> check(TextFile file, JavacTask task) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            var rules = new JavaRules(file, unit, Trees.instance(task).getSourcePositions());
            rules.scan(unit, null);
            findings.addAll(rules.findings);
        }
        return findings;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        String name = type.getSimpleName().toString();
        if (BANNED_NAME.matcher(name).matches()) {
            report(type, name + " says what kind of class it is; name the thing it does");
        }
        return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        long lines =
                lineOf(positions.getEndPosition(unit, method)) - lineOf(positions.getStartPosition(unit, method)) + 1;
        if (lines > MAX_METHOD_LINES) {
            report(method, method.getName() + " has " + lines + " lines; " + MAX_METHOD_LINES + " is the most");
        }
        return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void nothing) {
        String name = select.toString();
        if (name.equals("Thread.sleep")) {
            report(select, "Thread.sleep: wait for a condition, or ask the scheduler");
        }
        boolean prints = name.equals("System.out") || name.equals("System.err");
        if (prints && file.isMain() && !file.path().startsWith(COMMAND_LINE)) {
            report(select, name + ": only the command line prints; log an event");
        }
        return super.visitMemberSelect(select, null);
    }

    private void report(Tree where, String what) {
        findings.add(new Finding(file.path(), (int) lineOf(positions.getStartPosition(unit, where)), what));
    }

    private long lineOf(long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    private static JavaFileObject sourceOf(TextFile file) {
        return new SimpleJavaFileObject(URI.create("text:///" + file.name()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }
        };
    }
}
