using OpenRollout.Cli.Contexts;
using OpenRollout.Evaluation;

namespace OpenRollout.Cli.Populations;

/// <summary>Users from a file with one context on each line.</summary>
internal sealed class NdjsonPopulation(Stream stream, string name, RolloutProgram program) : Population
{
    private readonly LineReader _lines = new(stream);
    private readonly ContextReader _contexts = new(program);

    /// <inheritdoc/>
    public override string Description => $"the contexts in {name}";

    /// <inheritdoc/>
    public override string? Note => _contexts.Unknown.Count > 0 ? $"{ContextInput.DescribeUnknown(_contexts, program)}; conditions ignore it" : null;

    /// <inheritdoc/>
    public override AttributeValue[]? Next()
    {
        if (!_lines.Read())
        {
            return null;
        }

        try
        {
            _contexts.Read(_lines.Line.Span);
            return _contexts.Attributes;
        }
        catch (FormatException exception)
        {
            throw new CommandException($"{name}({_lines.Number}): {exception.Message}");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        stream.Dispose();
        base.Dispose(disposing);
    }
}
