using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the percentage of an audience: a number, a ramp between two times, or steps.</summary>
internal sealed class PercentageReader(ValueReader values)
{
    private readonly ObjectReader _ramp = new(values, ObjectSchema.Ramp);
    private readonly ObjectReader _step = new(values, ObjectSchema.Step);

    /// <summary>Returns the percentage; 100 % if it is missing or invalid, which is reported.</summary>
    public Percentage Read(JsonTextValue node)
    {
        if (node.IsMissing)
        {
            return Percentage.Everyone;
        }

        if (!node.IsObject)
        {
            return ReadThousandths(node) is { } thousandths ? new FixedPercentage(thousandths) : Percentage.Everyone;
        }

        if (!_ramp.Read(node, node.Range))
        {
            return Percentage.Everyone;
        }

        Percentage? read = _ramp["steps"].IsMissing ? ReadRamp() : ReadSteps();
        return read ?? Percentage.Everyone;
    }

    private int? ReadThousandths(JsonTextValue node)
    {
        if (node.IsNumber && ExactNumber.TryScale(node.Raw, 3, out var thousandths) && thousandths is >= 0 and <= Percentage.All)
        {
            return (int)thousandths;
        }

        if (!node.IsMissing)
        {
            values.ReportValue(node, "a percentage", "a number from 0 to 100 with at most three decimals");
        }

        return null;
    }

    private LinearRamp? ReadRamp()
    {
        var from = ReadThousandths(_ramp.Require("from"));
        var to = ReadThousandths(_ramp.Require("to"));
        var start = values.ReadTime(_ramp.Require("start"), "'start'");
        var end = values.ReadTime(_ramp.Require("end"), "'end'");
        if (from > to)
        {
            values.Report(ProblemDescriptors.InvalidValue, _ramp["to"].Range, "'to' must not be less than 'from', because a ramp must not decrease");
            return null;
        }

        if (start >= end)
        {
            values.Report(ProblemDescriptors.InvalidValue, _ramp["end"].Range, "'end' must be after 'start'");
            return null;
        }

        return from is null || to is null || start is null || end is null
            ? null
            : new LinearRamp(from.Value, to.Value, start.Value, end.Value);
    }

    private SteppedRamp? ReadSteps()
    {
        var node = _ramp["steps"];
        foreach (var other in new[] { "from", "to", "start", "end" }.Where(name => !_ramp[name].IsMissing))
        {
            values.Report(ProblemDescriptors.InvalidValue, _ramp[other].Range, $"a ramp cannot have both 'steps' and '{other}'; remove one of the two");
        }

        if (!node.IsArray)
        {
            values.ReportValue(node, "'steps'", "an array of steps");
            return null;
        }

        var steps = new ArrayBuilder<RampStep>(node.EnumerateArray().Count());
        foreach (var item in node.EnumerateArray())
        {
            if (ReadStep(item, steps.Last) is { } step)
            {
                steps.Add(step);
            }
        }

        return new SteppedRamp(steps.ToArray());
    }

    private RampStep? ReadStep(JsonTextValue node, RampStep? previous)
    {
        if (!_step.Read(node, node.Range))
        {
            return null;
        }

        var at = values.ReadTime(_step.Require("at"), "'at'");
        var thousandths = ReadThousandths(_step.Require("percentage"));
        if (at <= previous?.At)
        {
            values.Report(ProblemDescriptors.InvalidValue, _step["at"].Range, "'at' must be after that of the previous step");
        }

        if (thousandths < previous?.Thousandths)
        {
            values.Report(ProblemDescriptors.InvalidValue, _step["percentage"].Range, "'percentage' must not be less than that of the previous step");
        }

        return at is null || thousandths is null ? null : new RampStep(at.Value, thousandths.Value);
    }
}
