package org.bearing.daw.host;

import com.sun.jna.Callback;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** The saved state of one plug-in. Main thread. */
final class StatePort {
    private static final int FAILED = -1;

    interface Transfer extends Callback {
        long callback(Pointer stream, Pointer bytes, long size);
    }

    private final ClapPlugin plugin;
    private final Pointer extension;

    private StatePort(ClapPlugin plugin, Pointer extension) {
        this.plugin = plugin;
        this.extension = extension;
    }

    /** Empty if the plug-in keeps no state. */
    static Optional<StatePort> of(ClapPlugin plugin) {
        return Optional.ofNullable(plugin.extension("clap.state")).map(extension -> new StatePort(plugin, extension));
    }

    /** Writes the state in pieces that are at most so large, as some hosts do; false: plug-in or stream failed. */
    boolean save(OutputStream to, int largestPiece) {
        Transfer write = (stream, bytes, size) -> {
            int count = (int) Math.min(size, largestPiece);
            try {
                to.write(bytes.getByteArray(0, count));
                return count;
            } catch (IOException e) {
                return FAILED;
            }
        };
        return transfer(ClapLayout.OSTREAM_SIZE, ClapLayout.OSTREAM_WRITE, ClapLayout.PLUGIN_STATE_SAVE, write);
    }

    /** Offers a state, as much at once as the stream gives; false: the plug-in does not take it. */
    boolean load(InputStream from) {
        Transfer read = (stream, bytes, size) -> {
            byte[] piece = new byte[(int) Math.min(size, Short.MAX_VALUE)];
            try {
                int count = piece.length == 0 ? 0 : from.read(piece);
                if (count > 0) {
                    bytes.write(0, piece, 0, count);
                }
                return Math.max(count, 0);
            } catch (IOException e) {
                return FAILED;
            }
        };
        return transfer(ClapLayout.ISTREAM_SIZE, ClapLayout.ISTREAM_READ, ClapLayout.PLUGIN_STATE_LOAD, read);
    }

    private boolean transfer(int structBytes, int function, int call, Transfer callback) {
        Memory stream = NativeFunctions.memory(structBytes);
        NativeFunctions.setCallback(stream, function, callback);
        return NativeFunctions.ask(extension, call, plugin.pointer(), stream);
    }
}
