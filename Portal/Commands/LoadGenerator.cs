using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Commands;

/// <summary>
/// Asks one address over and over: a thread and a kept connection each, one request at a time, the next when the whole answer is there. Plain
/// sockets, so that it costs little of the machine that it measures; and it is the same for every server.
/// </summary>
internal static class LoadGenerator
{
    /// <summary>Answers a second.</summary>
    /// <param name="port">On loopback.</param>
    /// <param name="path">What is asked.</param>
    /// <param name="length">Bytes of each answer's body; any other answer is an error.</param>
    /// <param name="connections">How many ask at once.</param>
    /// <param name="time">How long.</param>
    internal static double Run(int port, string path, int length, int connections, TimeSpan time)
    {
        var counts = new long[connections];
        var failures = new Exception?[connections];
        var request = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"));
        var started = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, connections).Select(at => new Thread(() =>
        {
            try
            {
                counts[at] = Ask(port, request, length, started, time);
            }
            catch (Exception failure) when (failure is SocketException or InvalidDataException)
            {
                failures[at] = failure;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return Array.Find(failures, failure => failure is not null) is { } first
            ? throw new InvalidOperationException($"The load on port {port} failed: {first.Message}", first)
            : counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static long Ask(int port, byte[] request, int length, long started, TimeSpan time)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 20_000 };
        socket.Connect(IPAddress.Loopback, port);
        var buffer = new byte[262_144];
        long answers = 0;
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            socket.Send(request);
            var (had, needed) = (0, int.MaxValue);
            while (had < needed)
            {
                // Of a long answer only the head is kept
                var read = socket.Receive(had < 16_384 ? buffer.AsSpan(had) : buffer.AsSpan(16_384));
                if (read == 0)
                {
                    throw new InvalidDataException("the connection was closed");
                }

                had += read;
                if (needed == int.MaxValue && buffer.AsSpan(0, Math.Min(had, 16_384)).IndexOf("\r\n\r\n"u8) is > 0 and var end)
                {
                    needed = buffer.AsSpan(0, 12).SequenceEqual("HTTP/1.1 200"u8) ? end + 4 + length : throw new InvalidDataException("an answer is no 200");
                }
            }

            if (had != needed)
            {
                throw new InvalidDataException("an answer has another length");
            }

            answers++;
        }

        return answers;
    }
}
