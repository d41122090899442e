using Portal.Data.Storage;

namespace Portal.Tests.Data.Storage;

public sealed class SpillFileTests
{
    [Fact]
    public void Append_SomeBytes_ComeBackFromWhereTheyBegin()
    {
        using var spill = new SpillFile(Path.GetTempPath());

        var first = spill.Append([1, 2, 3]);
        var second = spill.Append([4, 5]);

        Assert.Equal([1, 2, 3], Read(spill, first, 3));
        Assert.Equal([4, 5], Read(spill, second, 2));
        Assert.Throws<InvalidDataException>(() => Read(spill, second, 3));
        spill.Clear();
        Assert.Equal(first, spill.Append([6]));
        Assert.Equal([6], Read(spill, first, 1));
    }

    [Fact]
    public void Dispose_Written_LeavesNothingBehind()
    {
        var folder = Directory.CreateTempSubdirectory("portal-spill-test-").FullName;
        try
        {
            using (var spill = new SpillFile(folder))
            {
                Assert.Empty(Directory.GetFiles(folder));
                spill.Append([1]);

                // Where files have a name only as long as somebody wants it, a kill leaves nothing behind either
                Assert.Equal(OperatingSystem.IsWindows() ? 1 : 0, Directory.GetFiles(folder).Length);
            }

            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Read(SpillFile spill, long at, int length)
    {
        var bytes = new byte[length];
        spill.Read(at, bytes);
        return bytes;
    }
}
