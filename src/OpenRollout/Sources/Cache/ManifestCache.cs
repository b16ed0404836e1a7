using System.Security.Cryptography;
using System.Text;
using OpenRollout.Sources.Files;
using OpenRollout.Sources.Http;

namespace OpenRollout.Sources.Cache;

/// <summary>
/// The last good manifest of one address, in a file of a folder that several sources and processes may share. Nothing
/// that goes wrong here is thrown, as nobody's flags depend on it; it is a problem to be told of.
/// </summary>
internal sealed class ManifestCache
{
    /// <summary>What a file may have beyond the files that it keeps, in bytes: room for addresses, paths and signatures.</summary>
    private const int Overhead = 16 * 1024 * 1024;

    private readonly Uri _home;
    private readonly string _path;
    private readonly long _maximumLength;
    private readonly TimeProvider _timeProvider;

    public ManifestCache(string folder, Uri home, HttpManifestOptions options)
    {
        _home = home;
        _timeProvider = options.TimeProvider;
        _maximumLength = (long)options.MaximumLength + options.MaximumCohortLength + Overhead;
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(home.OriginalString)), 0, 8).ToLowerInvariant();
        _path = Path.Combine(Path.GetFullPath(folder), $"openrollout-{name}.cache");
    }

    /// <summary>What is wrong with the cache now; null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the cache: null where there is none, or none that may be used.</summary>
    /// <param name="check">Throws where what was read may not be used.</param>
    /// <param name="confirmedAt">When the server last said that the manifest is current, in UTC.</param>
    public RemoteManifest? Load(Action<RemoteManifest> check, out DateTimeOffset confirmedAt)
    {
        var (manifest, at) = Try(() =>
        {
            CacheFolder.EnsureNotWorldWritable(Path.GetDirectoryName(_path)!);
            AtomicFile.RemoveAbandoned(_path);
            var file = new FileInfo(_path);
            if (!file.Exists)
            {
                return default;
            }

            var now = _timeProvider.GetUtcNow();
            var manifest = CacheFormat.Read(ReadFile(file), _home, now);
            check(manifest);
            // A file's time can be set to anything, and a manifest has not been confirmed before it is.
            var confirmedAt = new DateTimeOffset(file.LastWriteTimeUtc);
            return (manifest, confirmedAt < now ? confirmedAt : now);
        });
        confirmedAt = at;
        return manifest;
    }

    /// <summary>Keeps a manifest in place of the last.</summary>
    public void Save(RemoteManifest manifest, DateTimeOffset confirmedAt) => Try(() =>
    {
        CacheFolder.Create(Path.GetDirectoryName(_path)!);
        AtomicFile.Replace(_path, stream => CacheFormat.Write(stream, _home, manifest));
        File.SetLastWriteTimeUtc(_path, confirmedAt.UtcDateTime);
        return true;
    });

    /// <summary>Notes that the server has said again that the manifest is current. The file's time keeps it: nothing is written anew.</summary>
    public void Confirm(RemoteManifest manifest, DateTimeOffset confirmedAt)
    {
        if (Problem is not null || !Try(() => Touch(confirmedAt)))
        {
            Save(manifest, confirmedAt);
        }
    }

    private byte[] ReadFile(FileInfo file)
        // It is written by renaming, which never makes a link.
        => file.LinkTarget is { } target
            ? throw new InvalidDataException($"it is a link to '{target}', which OpenRollout has not made")
            : RegularFile.ReadAll(file, _maximumLength);

    private bool Touch(DateTimeOffset confirmedAt)
    {
        File.SetLastWriteTimeUtc(_path, confirmedAt.UtcDateTime);
        return true;
    }

    private T? Try<T>(Func<T> work)
    {
        try
        {
            var result = work();
            Problem = null;
            return result;
        }
#pragma warning disable CA1031 // Whatever a disk or a damaged file may do, the manifest that is served does not depend on it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Problem = Describe(exception.Message);
            return default;
        }
    }

    private string Describe(string reason) => $"the cache '{_path}' cannot be used: {reason}";
}
