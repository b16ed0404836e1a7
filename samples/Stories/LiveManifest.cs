using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Stories;

/// <summary>A copy of the manifest that is rewritten while the application runs, as a team would edit and deploy it.</summary>
internal sealed class LiveManifest : IDisposable
{
    private readonly JsonObject _manifest;
    private readonly string _folder = Directory.CreateTempSubdirectory("stories-").FullName;

    public LiveManifest(string original) => _manifest = JsonNode.Parse(File.ReadAllText(original))!.AsObject();

    /// <summary>Gets the path of the copy.</summary>
    public string Path => System.IO.Path.Combine(_folder, "flags.json");

    private JsonObject Stories => _manifest["flags"]!["stories"]!.AsObject();

    /// <summary>Activates a stage.</summary>
    public void Advance(string stage)
    {
        Stories["rollout"]!["stage"] = stage;
        Save();
    }

    /// <summary>Draws new users for the rollout, independently of the users who had the feature before.</summary>
    public void StartAgain(string salt)
    {
        Stories["rollout"]!["salt"] = salt;
        Save();
    }

    /// <summary>Switches the feature off, or on again.</summary>
    /// <returns>The time at which the manifest was in place, as a timestamp of <see cref="Stopwatch"/>.</returns>
    public long Enable(bool isEnabled)
    {
        Stories["enabled"] = isEnabled;
        return Save();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Writes a temporary file and moves it into place, so that a reader never sees half a file.</summary>
    private long Save()
    {
        var draft = Path + ".draft";
        File.WriteAllText(draft, _manifest.ToJsonString());
        File.Move(draft, Path, overwrite: true);
        return Stopwatch.GetTimestamp();
    }
}
