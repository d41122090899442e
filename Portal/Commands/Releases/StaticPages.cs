using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Data.Releases;

namespace Portal.Commands.Releases;

/// <summary>
/// The public pages as files that need no server: the site itself is asked for them over a loopback port, so that a copy says what the site
/// says. Only pages that read releases are followed.
/// </summary>
internal static class StaticPages
{
    /// <summary>Where nobody says under which address the site stands, pages are asked for under this one, which leads nowhere for sure (RFC 2606), and lose it again.</summary>
    internal const string NoSite = "https://register.invalid";

    private const int MostFiles = 5000;

    private static readonly string[] Starts =
        [PortalUrls.Home, PortalUrls.Data, PortalUrls.Releases, PortalUrls.Methods, PortalUrls.Help];

    /// <summary>Their entries are named by address: without one they would say nothing.</summary>
    private static readonly string[] Addressed = [PortalUrls.DataCatalogue, PortalUrls.ReleasesFeed];

    private static readonly string[] Followed = [PortalUrls.Countries, PortalUrls.Providers, PortalUrls.Releases, PortalUrls.Data, PortalUrls.Methods, PortalUrls.Help, PortalUrls.Charts];

    private static readonly string[] Assets = [".css", ".svg", ".png", ".ico"];

    /// <summary>Writes every page and what it needs, one in memory at a time, and says what it wrote.</summary>
    /// <param name="root">Folder.</param>
    /// <param name="database">As <c>--db</c> takes it.</param>
    /// <param name="site">Address for citations and live links; null takes the configured one.</param>
    /// <param name="signed">Paths of the signed files, which stand in the folder already.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<IReadOnlyList<ReleaseFile>> WriteAsync(
        string root, string? database, string? site, IReadOnlyCollection<string> signed, CancellationToken cancellation)
    {
        await using var app = ServeCommand.Build(Arguments(database, ref site));
        await app.StartAsync(cancellation);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        // The machine may be busy: only who asked ends the work
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        var fetched = await FetchAsync(client, root, site == NoSite ? Starts : [.. Starts, .. Addressed], [.. signed], cancellation);
        await app.StopAsync(cancellation);

        // Which links lead to a page of the folder is known when all are there
        var known = fetched.Concat(signed).ToHashSet(StringComparer.Ordinal);
        var files = new List<ReleaseFile>();
        foreach (var path in fetched)
        {
            var full = Path.Combine(root, path);
            var bytes = await File.ReadAllBytesAsync(full, cancellation);
            if (path.EndsWith(".html", StringComparison.Ordinal))
            {
                bytes = Encoding.UTF8.GetBytes(StaticLinks.Rewrite(Encoding.UTF8.GetString(bytes), path, known, site == NoSite ? null : site));
                await File.WriteAllBytesAsync(full, bytes, cancellation);
            }

            files.Add(ReleaseFile.Of(path, bytes));
        }

        return files;
    }

    /// <summary>Writes a file and the folders on its way.</summary>
    internal static async Task SaveAsync(string root, string path, byte[] bytes, CancellationToken cancellation)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllBytesAsync(full, bytes, cancellation);
    }

    private static string[] Arguments(string? database, ref string? site)
    {
        var configured = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        site = (site ?? configured["Portal:PublicUrl"] ?? NoSite).TrimEnd('/');
        var arguments = new List<string>
        {
            "--urls", "http://127.0.0.1:0", "--environment", "Production", "--Portal:PublicUrl", site, "--Portal:Reminders", "false",
            "--Portal:PublishOnTime", "false", "--Logging:LogLevel:Default", "Error",
        };
        if (database is not null)
        {
            arguments.AddRange(["--Portal:Database", database]);
        }

        return [.. arguments];
    }

    private static async Task<IReadOnlyCollection<string>> FetchAsync(HttpClient client, string root, string[] starts, HashSet<string> signed, CancellationToken cancellation)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var asked = new HashSet<string>(starts, StringComparer.Ordinal);
        var waiting = new Queue<string>(starts);
        while (waiting.TryDequeue(out var path))
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                continue;
            }

            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation);
            var file = StaticLinks.FileOf(path);
            files.Add(file);
            await SaveAsync(root, file, bytes, cancellation);
            if (files.Count > MostFiles)
            {
                throw new InvalidOperationException($"The site has more than {MostFiles} files.");
            }

            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                foreach (var next in StaticLinks.In(Encoding.UTF8.GetString(bytes)).Where(next => IsFollowed(next) && !signed.Contains(StaticLinks.FileOf(next)) && asked.Add(next)))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return files;
    }

    private static bool IsFollowed(string path) =>
        Array.Exists(Assets, suffix => path.EndsWith(suffix, StringComparison.Ordinal))
        || Array.Exists(Followed, start => path == start || path.StartsWith(start + "/", StringComparison.Ordinal));
}
