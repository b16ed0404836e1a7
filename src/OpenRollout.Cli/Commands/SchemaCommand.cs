using System.CommandLine;
using OpenRollout.Cli.Grammar;

namespace OpenRollout.Cli.Commands;

/// <summary>Prints the JSON schemas of manifests and overlays.</summary>
internal sealed class SchemaCommand : RolloutCommand
{
    private const string ManifestSchema = "manifest";
    private const string OverlaySchema = "overlay";

    private readonly Argument<string> _kind = new("kind")
    {
        Description = "The kind of file: manifest or overlay.",
        DefaultValueFactory = _ => ManifestSchema,
    };

    /// <summary>Initializes a new instance of the <see cref="SchemaCommand"/> class.</summary>
    public SchemaCommand(CommandHost host)
        : base(host, "schema", "Prints the JSON schema of manifests or of overlays, for editors.", "schema > openrollout.schema.json", "schema overlay > openrollout.overlay.schema.json")
    {
        _kind.AcceptOnlyFromAmong(ManifestSchema, OverlaySchema);
        Arguments.Add(_kind);
    }

    /// <summary>Returns a schema.</summary>
    public static Stream Open(string kind)
    {
        var name = kind == OverlaySchema ? "openrollout.overlay.schema.json" : "openrollout.schema.json";
        return typeof(SchemaCommand).Assembly.GetManifestResourceStream(name) ?? throw new CommandException($"this build of the tool does not contain '{name}'");
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var schema = Open(arguments.GetRequiredValue(_kind));
        await schema.CopyToAsync(Host.OutputStream, cancellationToken);
        await Host.OutputStream.FlushAsync(cancellationToken);
        return ExitCode.Success;
    }
}
