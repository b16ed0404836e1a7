using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Layers;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Checks;

/// <summary>Reviews a manifest alone and with each of its overlays, as the compiler does.</summary>
internal sealed class ManifestCheck
{
    private readonly FileOrigin _origin;
    private readonly ManifestLayers _alone;
    private readonly ReviewedManifest _manifest;
    private readonly Dictionary<string, string> _unreadable = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<OverlayName, byte[]> _overlays = [];

    private ManifestCheck(FileOrigin origin)
    {
        _origin = origin;
        _alone = origin.ReadLayers(environment: null);
        _manifest = ReviewedManifest.Read(_alone.Utf8, _alone.Path, new KeyFileCheck(origin));
        foreach (var overlay in origin.FindOverlays())
        {
            Read(overlay);
        }
    }

    private IReadOnlyList<Name> Environments => _manifest.Result.Manifest.Environments;

    /// <summary>Reviews a manifest.</summary>
    /// <param name="origin">The manifest.</param>
    /// <param name="environment">The only environment to check; null for all that have an overlay or should have one.</param>
    /// <exception cref="CommandException">The manifest does not exist, or there is no such environment.</exception>
    public static CheckResult Run(FileOrigin origin, string? environment) => new ManifestCheck(origin).Run(environment);

    private CheckResult Run(string? environment)
    {
        bool IsChosen(string name) => environment is null || name.Equals(environment, StringComparison.OrdinalIgnoreCase);
        // The errors of the manifest come first: an overlay is merged with a manifest that has none.
        if (_manifest.Result.FirstError is not null)
        {
            return new CheckResult([_alone], _manifest.Result.Problems);
        }

        Name[] listed = [.. Environments.Where(name => IsChosen(name.Value))];
        OverlayName[] chosen = [.. _overlays.Keys.Where(overlay => IsChosen(overlay.Environment))];
        if (listed.Length == 0 && chosen.Length == 0 && environment is not null)
        {
            throw new CommandException($"{_alone.Path} does not list '{PlainText.Quote(environment)}' in 'environments'{NearestName.Suggest(environment, Environments.Select(name => name.Value))}");
        }

        return new CheckResult(
            [_alone, .. chosen.Select(LayersOf)],
            [
                .. _manifest.Result.Problems,
                .. OverlayMatch.FindInManifest(listed, [.. _overlays.Keys], _origin.FileName, ReviewWithout),
                .. chosen.SelectMany(overlay => OverlayMatch.FindInOverlay(Environments, [.. _overlays.Keys], overlay, Review(overlay))),
            ]);
    }

    private void Read(OverlayName overlay)
    {
        try
        {
            if (_origin.TryRead(overlay.Path) is { } utf8)
            {
                _overlays.Add(overlay with { Path = _origin.Display(overlay.Path) }, utf8);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _unreadable[overlay.Environment] = exception.Message;
        }
    }

    private ManifestLayers LayersOf(OverlayName overlay) => new(_alone.Utf8, overlay.Environment, _overlays[overlay]) { Path = _alone.Path, OverlayPath = overlay.Path };

    private IReadOnlyList<ManifestProblem> Review(OverlayName overlay) => _manifest.Review(overlay.Environment, _overlays[overlay], overlay.Path).Problems;

    private IReadOnlyList<ManifestProblem> ReviewWithout(string environment, string path, string? reason)
        => _manifest.Review(environment, overlay: null, path, reason ?? _unreadable.GetValueOrDefault(environment)).Problems;
}
