using System.Threading.Channels;

namespace Portal.Data.Cube;

/// <summary>Works on parts one after the other on another thread, while those before are written and some after them prepared.</summary>
internal static class Overlapped
{
    // What prepares halts at times, to sum up the next roll-up; meanwhile these are worked on
    private const int Ahead = 2;

    /// <summary>Runs all parts in their order.</summary>
    /// <param name="parts">The parts; walked through on the caller's side.</param>
    /// <param name="prepare">Reads what a part needs, perhaps before other parts are written; on the caller's side.</param>
    /// <param name="work">On another thread, never two at a time.</param>
    /// <param name="write">Stores what came out; on the caller's side.</param>
    internal static async Task RunAsync<TPart, TReady, TDone>(
        IEnumerable<TPart> parts, Func<TPart, Task<TReady>> prepare, Func<TReady, Task<TDone>> work, Func<TDone, Task> write)
    {
        var ready = Channel.CreateBounded<TReady>(Ahead);
        var done = Channel.CreateUnbounded<TDone>();
        var working = Task.Run(() => WorkAsync(ready.Reader, work, done.Writer));
        try
        {
            foreach (var part in parts)
            {
                var next = await prepare(part);
                while (!ready.Writer.TryWrite(next))
                {
                    await WriteNextAsync(done.Reader, write);
                }

                while (done.Reader.TryPeek(out _))
                {
                    await WriteNextAsync(done.Reader, write);
                }
            }

            ready.Writer.Complete();
            while (await WriteNextAsync(done.Reader, write))
            {
            }
        }
        finally
        {
            ready.Writer.TryComplete();
            await working;
        }
    }

    private static async Task WorkAsync<TReady, TDone>(ChannelReader<TReady> ready, Func<TReady, Task<TDone>> work, ChannelWriter<TDone> done)
    {
        try
        {
            await foreach (var part in ready.ReadAllAsync())
            {
                done.TryWrite(await work(part));
            }

            done.Complete();
        }
        catch (Exception failure)
        {
            // Nothing is swallowed: whoever takes what is done meets it
            done.Complete(failure);
        }
    }

    private static async Task<bool> WriteNextAsync<TDone>(ChannelReader<TDone> done, Func<TDone, Task> write)
    {
        var isThere = await done.WaitToReadAsync();
        if (isThere)
        {
            await write(await done.ReadAsync());
        }

        return isThere;
    }
}
