package org.bearing.daw;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Words of shared memory with the order that two processes need. Offsets in bytes, aligned. */
final class Words {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteBuffer memory;

    /**
     * Around mapped memory.
     *
     * @param memory direct; its order is set here
     */
    Words(ByteBuffer memory) {
        this.memory = memory.order(ByteOrder.LITTLE_ENDIAN);
    }

    long getLong(int at) {
        return (long) LONG.getAcquire(memory, at);
    }

    void setLong(int at, long value) {
        LONG.setRelease(memory, at, value);
    }

    int getInt(int at) {
        return (int) INT.getAcquire(memory, at);
    }

    void setInt(int at, int value) {
        INT.setRelease(memory, at, value);
    }

    float getFloat(int at) {
        return Float.intBitsToFloat(getInt(at));
    }

    void setFloat(int at, float value) {
        setInt(at, Float.floatToRawIntBits(value));
    }

    /** UTF-8 up to the first 0. */
    String getText(int at, int bytes) {
        byte[] copy = new byte[bytes];
        memory.get(at, copy);
        int end = 0;
        while (end < bytes && copy[end] != 0) {
            end++;
        }
        return new String(copy, 0, end, StandardCharsets.UTF_8);
    }

    /** Cut to fit with its 0. */
    void setText(int at, int bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(utf8.length, bytes - 1);
        while (length > 0 && length < utf8.length && (utf8[length] & 0xC0) == 0x80) {
            length--;
        }
        byte[] padded = Arrays.copyOf(Arrays.copyOf(utf8, length), bytes);
        memory.put(at, padded);
    }

    /** Everything written so far is seen before everything written from here on, on the other side. */
    static void releaseFence() {
        VarHandle.releaseFence();
    }

    /** Everything read so far is read before everything read from here on. */
    static void acquireFence() {
        VarHandle.acquireFence();
    }
}
