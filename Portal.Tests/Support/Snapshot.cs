using System.Runtime.CompilerServices;

namespace Portal.Tests.Support;

/// <summary>
/// Holds a text against the approved file beside the test, <c>Class.Method.verified.txt</c>. On a difference it writes
/// <c>Class.Method.received.txt</c>; who agrees with the difference moves that file over the approved one.
/// </summary>
internal static class Snapshot
{
    internal static void Matches(string text, [CallerFilePath] string test = "", [CallerMemberName] string method = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(test)!, $"{Path.GetFileNameWithoutExtension(test)}.{method}");
        var (verified, received) = ($"{stem}.verified.txt", $"{stem}.received.txt");
        var actual = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var approved = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        File.Delete(received);
        if (actual == approved)
        {
            return;
        }

        File.WriteAllText(received, actual);
        var (now, before) = (actual.Split('\n'), approved.Split('\n'));
        var lines = before.Except(now).Select(line => "- " + line).Concat(now.Except(before).Select(line => "+ " + line));
        Assert.Fail($"{Path.GetFileName(verified)} differs; the new text is in {Path.GetFileName(received)}.\n{string.Join('\n', lines)}");
    }
}
