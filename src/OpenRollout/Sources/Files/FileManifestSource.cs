using System.Runtime.CompilerServices;
using OpenRollout.Sources.Files;

namespace OpenRollout;

/// <summary>
/// Reads a manifest from a file, and again whenever the file or a file of keys that it names has changed. It looks
/// rather than waits to be told, which sees writing in place, renaming, re-creation and the swap of a symbolic link
/// alike, on every file system: every 250 milliseconds at the files' times, lengths and links, every two seconds at
/// their content. What has no length, such as a pipe or a device, counts as an empty file.
/// </summary>
public sealed class FileManifestSource : IManifestSource
{
    /// <summary>How often the content is looked at though nothing else has changed, in looks.</summary>
    private const int LooksBetweenReads = 8;

    private readonly string _path;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes a source.</summary>
    /// <param name="path">The manifest's path; relative to the current directory of now.</param>
    /// <param name="timeProvider">The clock to wait by; the system's where none is given.</param>
    public FileManifestSource(string path, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = Path.GetFullPath(path);
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Returns the path.</summary>
    public override string ToString() => _path;

    /// <summary>How often the file is looked at.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoadedManifest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var content = new HashedFileReader();
        using var delay = new RepeatedDelay(Interval, _timeProvider, cancellationToken);
        var given = FileReadResult.Read(_path, content);
        yield return given.Manifest;
        FileReadResult? suspect = null;
        for (var look = 1; ; look++)
        {
            await delay.WaitAsync().ConfigureAwait(false);
            var hasChanged = given.Watch.HasChanged();
            if (suspect is null && look % LooksBetweenReads != 0 && !hasChanged)
            {
                continue;
            }

            // Before the content: what changes in between is then seen at the next look.
            given = hasChanged ? given with { Watch = given.Watch.Renew() } : given;
            if (content.Matches(given.Content, given.Watch.Files))
            {
                suspect = null;
                continue;
            }

            var read = FileReadResult.Read(_path, content);
            // A file with errors may be half written: it counts when it still looks the same at the next look.
            if (read.Manifest.Reading.FirstError is not null && suspect?.Content.AsSpan().SequenceEqual(read.Content) != true)
            {
                suspect = read;
                continue;
            }

            (given, suspect) = (read, null);
            yield return given.Manifest;
        }
    }
}
