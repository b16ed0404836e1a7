using CsvHelper;
using OpenRollout.Cli.Contexts;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Populations;

/// <summary>Users from a CSV file, whose first line names the attributes. An empty cell is an absent attribute.</summary>
internal sealed class CsvPopulation : Population
{
    private readonly string _name;
    private readonly CsvReader _csv;
    private readonly AttributeDefinition?[] _columns;
    private readonly int[] _ordinals;
    private readonly AttributeValue[] _attributes;

    /// <summary>Initializes a new instance of the <see cref="CsvPopulation"/> class and reads the first line.</summary>
    /// <exception cref="CommandException">The first line does not name attributes.</exception>
    public CsvPopulation(Stream stream, string name, RolloutProgram program)
    {
        _name = name;
        _attributes = new AttributeValue[program.Attributes.Count];
        _csv = CsvReader.Create(stream, new CsvReaderOptions { TrackLineNumbers = true });
        string[] header = [.. _csv.Headers];
        if (header.Length == 0)
        {
            throw new CommandException($"{name} is empty; its first line must name attributes, such as targetingKey,country");
        }

        _ordinals = Array.ConvertAll(header, column => Array.IndexOf(program.AttributeNames, column));
        _columns = Array.ConvertAll(_ordinals, ordinal => ordinal < 0 ? null : program.Attributes[ordinal]);
        if (_ordinals.All(ordinal => ordinal < 0))
        {
            throw new CommandException($"{name}(1): {ContextInput.DescribeUnknown(header, program)}");
        }

        var unknown = header.Where((_, index) => _ordinals[index] < 0).ToArray();
        Note = unknown.Length > 0 ? $"{ContextInput.DescribeUnknown(unknown, program)}; conditions ignore it" : null;
    }

    /// <inheritdoc/>
    public override string Description => $"the rows of {_name}";

    /// <inheritdoc/>
    public override string? Note { get; }

    /// <inheritdoc/>
    public override AttributeValue[]? Next()
    {
        try
        {
            if (!_csv.Read())
            {
                return null;
            }
        }
        catch (FormatException exception)
        {
            throw new CommandException($"{_name}: not valid CSV: {PlainText.Shorten(exception.Message, PlainText.MaximumMessage)}");
        }

        Array.Clear(_attributes);
        for (var column = 0; column < _columns.Length; column++)
        {
            if (_columns[column] is { } attribute && column < _csv.FieldCount && _csv.GetString(column) is { Length: > 0 } text)
            {
                _attributes[_ordinals[column]] = AttributeText.Parse(attribute, text) is { IsPresent: true } value
                    ? value
                    : throw new CommandException($"{_name}({_csv.LineNumber}): '{attribute.Name}' must be {AttributeText.Describe(attribute.Type)}, not '{PlainText.Quote(text)}'");
            }
        }

        return _attributes;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _csv.Dispose();
        base.Dispose(disposing);
    }
}
