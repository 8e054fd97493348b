package org.packhorse.adminui.port;

class FakeConsoleTest extends NodeConsoleContract {
    @Override
    protected NodeConsole console() {
        return new FakeConsole().sync(FakeConsole.unreachable()).problems(FakeConsole.everyProblem());
    }
}
