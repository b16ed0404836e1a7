using System.CommandLine;
using OpenRollout.Cli.Files;

namespace OpenRollout.Cli.Grammar;

/// <summary>The options that say which manifest a command reads, and for which environment.</summary>
internal sealed class ManifestOptions
{
    private readonly Option<string?> _manifest = new("--manifest", "-m")
    {
        Description = "The path of the manifest. The default is the nearest flags.json in the working folder or above it.",
        HelpName = "path",
    };

    private readonly Option<string?> _environment = new("--environment", "-e")
    {
        Description = "The environment whose overlay is merged into the manifest.",
        HelpName = "name",
    };

    private readonly CommandHost _host;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="host">The host.</param>
    /// <param name="hasEnvironment">Whether the command is about one environment.</param>
    /// <param name="description">The meaning of the path of the manifest; null for the usual.</param>
    public ManifestOptions(Command command, CommandHost host, bool hasEnvironment = true, string? description = null)
    {
        _host = host;
        _manifest.Description = description ?? _manifest.Description;
        command.Options.Add(_manifest);
        if (hasEnvironment)
        {
            command.Options.Add(_environment);
            _environment.CompletionSources.Add(context => Vocabulary.EnvironmentsOf(OpenQuietly(context.ParseResult)));
        }
    }

    /// <summary>Returns the environment as given; null if there is none.</summary>
    public string? EnvironmentOf(ParseResult arguments) => arguments.GetResult(_environment) is null ? null : arguments.GetValue(_environment);

    /// <summary>Returns the manifest that the arguments name.</summary>
    /// <exception cref="CommandException">There is no such file.</exception>
    public FileOrigin Locate(ParseResult arguments) => FileOrigin.Find(_host, arguments.GetValue(_manifest));

    /// <summary>Returns the full path of the manifest that the arguments name; null if they name none.</summary>
    /// <exception cref="CommandException">There is no such file.</exception>
    public string? GivenPath(ParseResult arguments) => arguments.GetValue(_manifest) is null ? null : Locate(arguments).FullPath;

    /// <summary>Reads and compiles the manifest, merged with the overlay of the environment.</summary>
    /// <exception cref="CommandException">The manifest cannot be read or has errors.</exception>
    public UsableManifest Open(ParseResult arguments) => UsableManifest.Open(Locate(arguments), EnvironmentOf(arguments), _host);

    /// <summary>Returns the options as they were given, to repeat them in another command.</summary>
    public IEnumerable<string> Repeat(ParseResult arguments) => arguments.GetValue(_manifest) is { } path ? [$"--manifest {path}"] : [];

    /// <summary>Adds the argument for the key of a flag, which is completed from the manifest.</summary>
    public Argument<string> CreateKeyArgument()
    {
        var key = new Argument<string>("key") { Description = "The key of the flag.", HelpName = "key" };
        key.CompletionSources.Add(context => Vocabulary.KeysOf(OpenQuietly(context.ParseResult)));
        return key;
    }

    /// <summary>Creates the argument for the key of a flag in a command that can do without.</summary>
    public Argument<string?> CreateOptionalKeyArgument()
    {
        var key = new Argument<string?>("key") { Description = "The key of the flag.", HelpName = "key", Arity = ArgumentArity.ZeroOrOne };
        key.CompletionSources.Add(context => Vocabulary.KeysOf(OpenQuietly(context.ParseResult)));
        return key;
    }

    /// <summary>Creates an option for the name of a stage, which is completed from the flag's rollout.</summary>
    public Option<string?> CreateStageOption(Argument<string> key, string description)
    {
        var stage = new Option<string?>("--stage", "-s") { Description = description, HelpName = "name" };
        stage.CompletionSources.Add(context => Vocabulary.StagesOf(OpenQuietly(context.ParseResult), context.ParseResult.GetValue(key)));
        return stage;
    }

    /// <summary>Returns the manifest for completions; null if it cannot be read, because completing must not print errors.</summary>
    private ManifestOrigin? OpenQuietly(ParseResult arguments)
    {
        try
        {
            return Locate(arguments);
        }
        catch (Exception exception) when (exception is CommandException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
