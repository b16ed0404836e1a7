using System.CommandLine;
using OpenRollout.Cli.Grammar;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Naming;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Writes a first manifest and says what to add to a project.</summary>
internal sealed class InitCommand : RolloutCommand
{
    private readonly Argument<string> _path = new("path")
    {
        Description = "The path of the new manifest.",
        DefaultValueFactory = _ => ManifestReader.DefaultPath,
    };

    /// <summary>Initializes a new instance of the <see cref="InitCommand"/> class.</summary>
    public InitCommand(CommandHost host)
        : base(host, "init", "Writes a first manifest, and prints what to add to a project.", "init")
        => Arguments.Add(_path);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = Host.Resolve(arguments.GetRequiredValue(_path));
        if (!ManifestNames.IsManifest(path))
        {
            throw new CommandException($"'{PlainText.Quote(Path.GetFileName(path))}' is not the name of a manifest; name it flags.json, or for example checkout.flags.json");
        }

        if (File.Exists(path))
        {
            throw new CommandException($"{Host.Display(path)} exists already; 'openrollout status' shows what is in it");
        }

        await using (var starter = typeof(InitCommand).Assembly.GetManifestResourceStream("starter.flags.json")!)
        {
            // CreateNew: a file that another program creates in the meantime is kept.
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await starter.CopyToAsync(file, cancellationToken);
        }

        var className = ManifestNames.ClassNameOf(path, ownName: null, projectName: null);
        await Host.Output.WriteLineAsync($"""
            {Host.Display(path)} is written. It declares one flag, which is off for everyone but your own team.

            Add OpenRollout to the project of this folder:

              dotnet add package OpenRollout
              dotnet add package OpenRollout.Hosting

            and register it where the application starts:

              using OpenFeature;

              builder.Services.AddOpenFeature(features => features
                  .AddOpenRolloutProvider(o => o.ManifestPath = "{Path.GetFileName(path)}")
                  .AddFlags({className}.Set));

            After the next build, '{className}.NewFeature' is the flag. 'openrollout check' checks the manifest without a build.
            """);
        return ExitCode.Success;
    }
}
