using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Works on parts one after the other, each on another thread while the part before is written and the next one prepared.</summary>
internal static class Overlapped
{
    /// <summary>Runs all parts in their order.</summary>
    /// <param name="parts">The parts; walked through on the caller's side.</param>
    /// <param name="prepare">Reads what a part needs; on the caller's side.</param>
    /// <param name="work">On another thread, never two at a time.</param>
    /// <param name="write">Stores what came out; on the caller's side.</param>
    internal static async Task RunAsync<TPart, TReady, TDone>(
        IEnumerable<TPart> parts, Func<TPart, Task<TReady>> prepare, Func<TReady, TDone> work, Func<TDone, Task> write)
    {
        Task<TDone>? working = null;
        foreach (var part in parts)
        {
            var ready = await prepare(part);
            var before = working;
            if (before is not null)
            {
                await before;
            }

            working = Task.Factory.StartNew(() => Measured(work, ready), CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
            if (before is not null)
            {
                await write(await before);
            }
        }

        if (working is not null)
        {
            await write(await working);
        }
    }

    private static TDone Measured<TReady, TDone>(Func<TReady, TDone> work, TReady ready)
    {
        using var stage = WorkStage.Of("pack cells");
        return work(ready);
    }
}
