package org.packhorse.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.packhorse.node.runtime.MovableClock;

/** Who is remembered when there are more than can be. */
class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals(new MovableClock());

    private static InetAddress at(String address) throws Exception {
        return InetAddress.getByName(address);
    }

    private void welcome(String network, int phones) throws Exception {
        for (int i = 0; i < phones; i++) {
            arrivals.welcome(at(network + ":" + Integer.toHexString(i + 1)));
        }
    }

    @Test
    void onePhoneWithManyAddressesTakesNobodyElsesPlace() throws Exception {
        arrivals.welcome(at("10.0.0.7"));
        arrivals.welcome(at("fd00:1:2:4::1"));

        welcome("fd00:1:2:3:", Arrivals.LIMIT + 1);

        assertThat(arrivals.size()).isEqualTo(Arrivals.NETWORK_LIMIT + 2);
        assertThat(arrivals.hasArrived(at("10.0.0.7"))).isTrue();
        assertThat(arrivals.hasArrived(at("fd00:1:2:4::1"))).isTrue();
    }

    @Test
    void theMostSilentOfTheSameNetworkGoes() throws Exception {
        welcome("fe80:", Arrivals.NETWORK_LIMIT);
        assertThat(arrivals.hasArrived(at("fe80::1"))).isTrue();

        arrivals.welcome(at("fe80::ffff"));

        assertThat(arrivals.hasArrived(at("fe80::1"))).isTrue();
        assertThat(arrivals.hasArrived(at("fe80::2"))).isFalse();
        assertThat(arrivals.hasArrived(at("fe80::3"))).isTrue();
    }

    @Test
    void aWholeSchoolOnOneNetworkIsRemembered() throws Exception {
        welcome("fd00:1:2:3:", 600);

        assertThat(arrivals.hasArrived(at("fd00:1:2:3::1"))).isTrue();
    }
}
