using System.Security.Cryptography;
using System.Text;
using OpenRollout.Sources.Files;
using OpenRollout.Sources.Http;

namespace OpenRollout.Sources.Cache;

/// <summary>
/// Caches the last good manifest of one address and environment in a file. Several sources and processes may share the folder. Methods
/// do not throw, because serving does not depend on the cache; failures are available as <see cref="Problem"/>.
/// </summary>
internal sealed class ManifestCache
{
    /// <summary>The maximum length of addresses, paths and signatures in the file, in bytes.</summary>
    private const int Overhead = 16 * 1024 * 1024;

    private readonly Uri _home;
    private readonly string? _environment;
    private readonly string _path;
    private readonly string _pathWithoutEnvironment;
    private readonly long _maximumLength;
    private readonly TimeProvider _timeProvider;

    public ManifestCache(string folder, Uri home, HttpManifestOptions options)
    {
        _home = home;
        _environment = options.Environment;
        _timeProvider = options.TimeProvider;
        var layers = _environment is null ? 1 : 2;
        _maximumLength = ((long)layers * options.MaximumLength) + options.MaximumCohortLength + Overhead;
        folder = Path.GetFullPath(folder);
        _pathWithoutEnvironment = PathOf(folder, home.OriginalString);
        // A space and a line feed are in no address, so no other address has the same name.
        _path = _environment is null ? _pathWithoutEnvironment : PathOf(folder, $"{home.OriginalString} \n{_environment.ToUpperInvariant()}");
    }

    /// <summary>Gets the failure of the last operation as a message; null if it succeeded.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the cached manifest; null if there is none or it is not valid.</summary>
    /// <param name="check">Validates the manifest; throws if it must not be used.</param>
    /// <param name="confirmedAt">The time at which the server last confirmed the manifest, in UTC.</param>
    public RemoteManifest? Load(Action<RemoteManifest> check, out DateTimeOffset confirmedAt)
    {
        var (manifest, at) = Try(() =>
        {
            CacheFolder.EnsureNotWorldWritable(Path.GetDirectoryName(_path)!);
            AtomicFile.RemoveAbandoned(_path);
            // A cache that was written before the application named its environment is valid if the manifest does not list it.
            var file = new FileInfo(_path);
            file = file.Exists || _environment is null ? file : new FileInfo(_pathWithoutEnvironment);
            if (!file.Exists)
            {
                return default;
            }

            var now = _timeProvider.GetUtcNow();
            var manifest = CacheFormat.Read(ReadFile(file), _home, _environment, now);
            check(manifest);
            // A file's time can be set to any value, but no manifest was confirmed in the future.
            var confirmedAt = new DateTimeOffset(file.LastWriteTimeUtc);
            return (manifest, confirmedAt < now ? confirmedAt : now);
        });
        confirmedAt = at;
        return manifest;
    }

    /// <summary>Writes a manifest to the cache, replacing the cached one.</summary>
    public void Save(RemoteManifest manifest, DateTimeOffset confirmedAt) => Try(() =>
    {
        CacheFolder.Create(Path.GetDirectoryName(_path)!);
        AtomicFile.Replace(_path, stream => CacheFormat.Write(stream, _home, manifest));
        File.SetLastWriteTimeUtc(_path, confirmedAt.UtcDateTime);
        return true;
    });

    /// <summary>Records that the server confirmed the cached manifest, as the file's time of change. Writes the file only if the last operation failed.</summary>
    public void Confirm(RemoteManifest manifest, DateTimeOffset confirmedAt)
    {
        if (Problem is not null || !Try(() => Touch(confirmedAt)))
        {
            Save(manifest, confirmedAt);
        }
    }

    private static string PathOf(string folder, string identity)
        => Path.Combine(folder, $"openrollout-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity)), 0, 8).ToLowerInvariant()}.cache");

    private byte[] ReadFile(FileInfo file)
        // The cache is written by renaming, which never creates a link.
        => file.LinkTarget is { } target
            ? throw new InvalidDataException($"it is a link to '{target}', which was not created by OpenRollout")
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
#pragma warning disable CA1031 // A failing disk or a damaged file must not affect the served manifest.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Problem = $"the cache '{_path}' cannot be used: {exception.Message}";
            return default;
        }
    }
}
