using System.Text;
using OpenRollout.Cli.Differences;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Output;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Editing;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Cli.Editing;

/// <summary>Edits the manifest, or the overlay of an environment, and determines what the edit does before anything is saved.</summary>
internal sealed class EditSession
{
    private const string EnvironmentsProperty = "environments";
    private const string SchemaProperty = "$schema";
    private const string SchemaName = "openrollout.schema.json";

    private readonly FileOrigin _files;
    private readonly CommandHost _host;
    private readonly string? _environment;
    private readonly string _overlayName;
    private readonly JsonEditor _manifest;
    private readonly JsonEditor? _overlay;
    private readonly Dictionary<string, byte[]?> _before = new(StringComparer.Ordinal);

    /// <summary>Begins to edit.</summary>
    /// <param name="files">The manifest.</param>
    /// <param name="environment">The environment whose overlay is edited; null to edit the manifest.</param>
    /// <param name="host">The host.</param>
    /// <exception cref="CommandException">The manifest cannot be used.</exception>
    public EditSession(FileOrigin files, string? environment, CommandHost host)
    {
        (_files, _host) = (files, host);
        Before = UsableManifest.Open(files, environment: null, host);
        _environment = environment is null ? null
            : Before.Manifest.Environments.FirstOrDefault(name => name.Value.Equals(environment, StringComparison.OrdinalIgnoreCase)).Value ?? environment;
        _overlayName = _environment is null ? "" : ManifestNames.OverlayPathOf(files.FileName, _environment);
        _manifest = new JsonEditor(Read(files.FileName)!);
        if (_environment is not null)
        {
            IsListed = Before.Manifest.Environments.Any(name => name.Value == _environment);
            Before = IsListed ? UsableManifest.Open(files, _environment, host) : Before;
            _overlay = new JsonEditor(Read(_overlayName) ?? CreateOverlay(_environment));
            List();
        }
    }

    /// <summary>Gets the manifest as it is, merged with the overlay that is edited.</summary>
    public UsableManifest Before { get; }

    /// <summary>Gets the environment whose overlay is edited, as the manifest lists it; null if the manifest is edited.</summary>
    public string? Environment => _environment;

    /// <summary>Gets a value indicating whether the manifest lists the environment already.</summary>
    private bool IsListed { get; }

    /// <summary>Gets the files that differ, the overlay first: a listed environment without its overlay would be an error.</summary>
    public IReadOnlyList<EditedFile> Files => [.. new[] { (_overlayName, _overlay), (_files.FileName, _manifest) }
        .Where(file => file.Item2 is not null)
        .Select(file => new EditedFile(_files.PathOf(file.Item1), _files.Display(file.Item1), _before[file.Item1], file.Item2!.ToArray()))
        .Where(file => file.HasChanged)];

    /// <summary>Applies an edit to a flag.</summary>
    public void Apply(string key, FlagEdit edit)
        => edit.Apply(_overlay is null ? new ManifestFlagEditor(_manifest, key) : new OverlayFlagEditor(_overlay, key, _manifest));

    /// <summary>Compares what users get before and after the edit, in each environment that the edit can change.</summary>
    /// <returns>The differences by environment; null stands for the manifest itself.</returns>
    /// <exception cref="CommandException">The edited files have errors.</exception>
    public IReadOnlyList<(string? Environment, IReadOnlyList<FlagDifference> Flags)> Compare(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var edited = new EditedOrigin(_files, Files.ToDictionary(file => Path.GetFileName(file.Path), file => file.After, StringComparer.Ordinal));
        RequireNoErrors(edited);
        string?[] environments = _environment is not null ? [_environment] : [null, .. Before.Manifest.Environments.Select(name => name.Value)];
        return [.. environments.Select(environment => (
            environment,
            ManifestComparison.Run(
                environment == _environment ? Before : UsableManifest.Open(_files, environment, _host),
                UsableManifest.Open(edited, environment, _host),
                at,
                cancellationToken)))];
    }

    private byte[]? Read(string name) => _before[name] = _files.TryRead(name);

    private byte[] CreateOverlay(string environment)
    {
        var newLine = _before[_files.FileName].AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        // Where the manifest has the schema, the overlay's is next to it.
        var schema = _manifest.Find(SchemaProperty) is { } path && path.EndsWith($"{SchemaName}\"", StringComparison.Ordinal)
            ? $"  \"{SchemaProperty}\": {path.Replace(SchemaName, "openrollout.overlay.schema.json", StringComparison.Ordinal)},{newLine}"
            : "";
        return Encoding.UTF8.GetBytes($"{{{newLine}{schema}  \"environment\": {JsonLiteral.Of(environment)},{newLine}  \"flags\": {{}}{newLine}}}{newLine}");
    }

    /// <summary>Adds the environment to those that the manifest lists.</summary>
    private void List()
    {
        if (IsListed)
        {
            return;
        }

        if (_manifest.Find(EnvironmentsProperty) is null)
        {
            _manifest.Set($"[{JsonLiteral.Of(_environment!)}]", EnvironmentsProperty);
        }
        else
        {
            _manifest.Append(JsonLiteral.Of(_environment!), EnvironmentsProperty);
        }
    }

    private void RequireNoErrors(EditedOrigin edited)
    {
        string?[] environments = [null, .. _environment is null ? [.. Before.Manifest.Environments.Select(name => name.Value)] : new[] { _environment }];
        foreach (var layers in environments.Select(edited.ReadLayers))
        {
            var errors = ManifestReader.Read(layers, new Loading.CohortReader(edited.ReadKeys)).Problems.Where(problem => problem.IsError).ToArray();
            if (errors.Length > 0)
            {
                new ProblemWriter(_host, _host.Error, [layers]).WriteText(errors);
                throw new CommandException("nothing was changed: the edit would cause the errors above");
            }
        }
    }
}
