using OpenRollout.Manifest;
using OpenRollout.Manifest.Problems;

namespace OpenRollout.Loading;

/// <summary>An environment that a manifest was read for and does not list, although it lists others. The manifest is then served without an overlay.</summary>
/// <param name="Name">The name as given.</param>
/// <param name="Nearest">The listed name that is most similar, so that the given one may be misspelled; null if none is similar.</param>
/// <param name="Listed">The names that the manifest lists.</param>
internal sealed record UnlistedEnvironment(string Name, string? Nearest, IReadOnlyList<string> Listed)
{
    /// <summary>Returns null if no environment was given, the manifest lists it or lists none, or the manifest has errors.</summary>
    public static UnlistedEnvironment? Find(string? given, ManifestReadResult reading)
    {
        if (given is null || reading.Environment is not null || reading.FirstError is not null || reading.Manifest.Environments.Count == 0)
        {
            return null;
        }

        string[] listed = [.. reading.Manifest.Environments.Select(name => name.Value)];
        return new UnlistedEnvironment(given, NearestName.Find(given, listed), listed);
    }
}
