package org.bearing.automation.stream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.bearing.geometry.ConfigurationException;

/**
 * A receiver on a network.
 *
 * @param host name or address
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {
    private static final int MOST = 65_535;

    public Endpoint {
        if (host.isBlank() || port < 1 || port > MOST) {
            throw new ConfigurationException(
                    "Found the receiver " + host + ":" + port + "; expected HOST:PORT with a port from 1 to 65535.");
        }
    }

    /**
     * Looks the host up.
     *
     * @return its address
     * @throws ConfigurationException if there is no such host
     */
    InetSocketAddress resolve() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new ConfigurationException(
                    "There is no host " + host + ": name one that is known here, or its address.", e);
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
