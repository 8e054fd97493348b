package org.packhorse.adminui.port;

class FakeUsageTest extends UsageReportsContract {
    @Override
    protected UsageReports reports() {
        return new FakeUsage();
    }
}
