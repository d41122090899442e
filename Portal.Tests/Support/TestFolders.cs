namespace Portal.Tests.Support;

/// <summary>The folders that tests make for themselves.</summary>
internal static class TestFolders
{
    private const int Tries = 20;

    /// <summary>
    /// Deletes a folder that something which is just ending may still write into: a database that closes makes its companions
    /// anew between the listing of the folder and its removal. Tried for two seconds; what is left then is left lying,
    /// because a test must fail for what it tests.
    /// </summary>
    internal static async Task DeleteAsync(string folder)
    {
        for (var left = Tries; left > 0 && Directory.Exists(folder); left--)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
