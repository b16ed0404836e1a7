using System.Text;
using OpenRollout.Cli;

using var output = Console.OpenStandardOutput();
await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
var host = new CommandHost
{
    OpenInput = Console.OpenStandardInput,
    OutputStream = output,
    Output = writer,
    Error = Console.Error,
    Folder = Environment.CurrentDirectory,
    GetVariable = Environment.GetEnvironmentVariable,
    HasColors = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    IsTerminal = !Console.IsOutputRedirected,
    Height = Console.IsOutputRedirected ? 0 : Console.WindowHeight,
    ShowsProgress = !Console.IsErrorRedirected,
    ErrorWidth = Console.IsErrorRedirected ? CommandHost.RedirectedWidth : Console.WindowWidth,
    Width = Console.IsOutputRedirected ? CommandHost.RedirectedWidth : Math.Max(Console.WindowWidth, CommandHost.MinimumWidth),
};
return await CommandLine.RunAsync(args, host, CancellationToken.None);
