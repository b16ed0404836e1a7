using System.Diagnostics;
using System.Globalization;

// Prints only how long the start took since the timestamp that the caller passed.
Console.WriteLine(Stopwatch.GetTimestamp() - long.Parse(args[0], CultureInfo.InvariantCulture));
return 0;
