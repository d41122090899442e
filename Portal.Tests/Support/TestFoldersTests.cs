namespace Portal.Tests.Support;

public sealed class TestFoldersTests
{
    [Fact]
    public async Task Delete_WhileSomethingStillWrites_TriesAgainUntilNothingIsLeft()
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        using var running = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));
        var writer = WriteAsync(folder, running.Token);

        await TestFolders.DeleteAsync(folder);
        await writer;

        // The writer makes only files, never the folder: once it is gone it stays so
        Assert.False(Directory.Exists(folder));
    }

    private static async Task WriteAsync(string folder, CancellationToken cancellation)
    {
        await Task.Yield();
        for (var file = 0; !cancellation.IsCancellationRequested && Directory.Exists(folder); file++)
        {
            try
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{file}.txt"), "left by something that is ending", CancellationToken.None);
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
        }
    }
}
