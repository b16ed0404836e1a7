using System.Globalization;
using System.Text.Json;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Statistics;

/// <summary>A row of reference values.</summary>
internal sealed class Vector(JsonElement row)
{
    public string Kind => row.GetProperty("kind").GetString()!;

    public StratumCounts[] Strata =>
    [
        .. row.GetProperty("strata").EnumerateArray().Select(stratum => new StratumCounts(
            Parse(stratum.GetProperty("p")), stratum.GetProperty("treated").GetInt64(), stratum.GetProperty("control").GetInt64())),
    ];

    public double[] Factors => [.. row.GetProperty("grid").EnumerateArray().Select(Parse)];

    public long Exposed => row.GetProperty("exposed").GetInt64();

    public long Failed => row.GetProperty("failed").GetInt64();

    public int Guardrails => row.GetProperty("k").GetInt32();

    public bool HasBound => row.TryGetProperty("bound", out _);

    public double? Bound => row.GetProperty("bound") is { ValueKind: JsonValueKind.Number } bound ? bound.GetDouble() : null;

    public double RelativeTolerance => row.GetProperty("tol_relative").GetDouble();

    public double Evidence => row.GetProperty("ln_e").GetDouble();

    public double Tolerance => row.GetProperty("tol").GetDouble();

    public bool IsAlarm => row.GetProperty("alarm").GetBoolean();

    /// <summary>Returns a number that is written as text, so that it is exact.</summary>
    public double Number(string name) => Parse(row.GetProperty(name));

    public override string ToString() => row.GetProperty("id").GetString()!;

    /// <summary>Reads all rows.</summary>
    public static IReadOnlyList<Vector> ReadAll()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Statistics", "vectors.json"));
        return [.. JsonSerializer.Deserialize<JsonElement>(text).GetProperty("rows").EnumerateArray().Select(row => new Vector(row))];
    }

    private static double Parse(JsonElement number) => double.Parse(number.GetString()!, CultureInfo.InvariantCulture);
}
