using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>Serializes reports as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(ExplanationsReport))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ReportJson : JsonSerializerContext;
