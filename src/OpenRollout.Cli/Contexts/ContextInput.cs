using System.Text;
using OpenRollout.Evaluation;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Contexts;

/// <summary>Reads the context that the user gave for one evaluation.</summary>
internal static class ContextInput
{
    /// <summary>Returns the attributes of a context, in the order of a program.</summary>
    /// <param name="given">JSON, the path of a file with JSON, <c>-</c> for the standard input; null for an empty context.</param>
    /// <param name="program">The program.</param>
    /// <param name="host">The host.</param>
    /// <exception cref="CommandException">The context cannot be read, or has an attribute that the manifest does not declare: ignoring it would evaluate another user.</exception>
    public static AttributeValue[] Read(string? given, RolloutProgram program, CommandHost host)
    {
        var reader = new ContextReader(program);
        if (given is null)
        {
            return reader.Attributes;
        }

        var (json, name) = given.TrimStart().StartsWith('{') ? (Encoding.UTF8.GetBytes(given), "--context") : ReadFile(given, host);
        try
        {
            reader.Read(json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? json.AsSpan(3) : json);
        }
        catch (FormatException exception)
        {
            throw new CommandException($"{name}: {exception.Message}");
        }

        return reader.Unknown.Count == 0 ? reader.Attributes : throw new CommandException(DescribeUnknown(reader, program));
    }

    /// <summary>Opens a file of contexts, or the standard input for <c>-</c>.</summary>
    /// <exception cref="CommandException">The file does not exist.</exception>
    public static Stream Open(string path, CommandHost host)
        => path == "-" ? host.OpenInput()
            : File.Exists(host.Resolve(path)) ? new FileStream(host.Resolve(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan)
            : throw new CommandException($"{path} does not exist; name a file, or '-' for the standard input");

    /// <summary>Describes attributes that the manifest does not declare.</summary>
    public static string DescribeUnknown(ContextReader reader, RolloutProgram program) => DescribeUnknown(reader.Unknown, program);

    /// <summary>Describes attributes that the manifest does not declare.</summary>
    public static string DescribeUnknown(IEnumerable<string> unknown, RolloutProgram program)
        => "the manifest declares no attribute " + string.Join(", ", unknown.Order(StringComparer.Ordinal).Take(10).Select(name => $"'{PlainText.Quote(name)}'{NearestName.Suggest(name, program.AttributeNames)}"));

    private static (byte[] Json, string Name) ReadFile(string path, CommandHost host)
    {
        using var stream = Open(path, host);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return (content.ToArray(), path == "-" ? "standard input" : path);
    }
}
