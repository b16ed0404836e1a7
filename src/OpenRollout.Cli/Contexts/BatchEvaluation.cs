using System.Text;
using OpenRollout.Cli.Output;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Cli.Contexts;

/// <summary>
/// Evaluates a flag for each context of a stream and writes one result per line, in order. Memory does not depend on the
/// number of contexts: a program has few outcomes, and the line of each is written once.
/// </summary>
internal sealed class BatchEvaluation
{
    private const int FlushAt = 64 * 1024;

    private readonly RolloutProgram _program;
    private readonly int _flag;
    private readonly byte[]?[] _lines;
    private byte[] _output = new byte[2 * FlushAt];
    private int _length;

    /// <summary>Initializes a new instance of the <see cref="BatchEvaluation"/> class.</summary>
    public BatchEvaluation(RolloutProgram program, string key)
    {
        _program = program;
        _flag = program.FindFlag(key);
        _lines = new byte[]?[program.Outcomes.Count];
    }

    /// <summary>Evaluates all contexts.</summary>
    /// <param name="input">The contexts, one JSON object on each line.</param>
    /// <param name="name">The name of the input, for messages.</param>
    /// <param name="output">The results, one JSON object on each line.</param>
    /// <param name="at">The time of all evaluations.</param>
    /// <param name="cancellationToken">Stops between two contexts.</param>
    /// <returns>The attributes that the contexts have and the manifest does not declare.</returns>
    /// <exception cref="CommandException">A line is not a context. The results of all lines before it are written.</exception>
    public IReadOnlyCollection<string> Run(Stream input, string name, Stream output, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var lines = new LineReader(input);
        var contexts = new ContextReader(_program);
        try
        {
            while (lines.Read())
            {
                var line = lines.Line.Span;
                contexts.Read(line);
                var outcome = _program.Decide(_flag, new ContextView(contexts.Attributes, at.UtcTicks));
                Append(line[contexts.TargetingKey], LineOf(outcome));
                if (_length >= FlushAt)
                {
                    Flush(output);
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        catch (FormatException exception)
        {
            Flush(output);
            throw new CommandException($"{name}({lines.Number}): {exception.Message}");
        }

        Flush(output);
        return contexts.Unknown;
    }

    /// <summary>Returns the end of a result's line: everything after the targeting key.</summary>
    private byte[] LineOf(int outcome) => _lines[outcome] ??= Encoding.UTF8.GetBytes(Json.WriteLine(EvaluationReport.Of(_program.OutcomeAt(outcome))))[1..];

    /// <summary>Appends a line. The targeting key is copied as it is written in the context.</summary>
    private void Append(ReadOnlySpan<byte> targetingKey, byte[] line)
    {
        var needed = _length + targetingKey.Length + line.Length + 32;
        if (needed > _output.Length)
        {
            Array.Resize(ref _output, Math.Max(needed, 2 * _output.Length));
        }

        if (targetingKey.IsEmpty)
        {
            Append("{"u8);
        }
        else
        {
            Append("{\"targetingKey\":"u8);
            Append(targetingKey);
            Append(","u8);
        }

        Append(line);
        Append("\n"u8);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_output.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Flush(Stream output)
    {
        output.Write(_output, 0, _length);
        output.Flush();
        _length = 0;
    }
}
