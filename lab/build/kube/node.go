package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// node is the configuration of lab-node: the first process of the node's PID
// namespace. It prepares the namespaces it was started in, starts the
// components in order, starts each again when it ends, and collects orphans.
type node struct {
	Hostname string
	// PidFile gets this process's id as the machine sees it.
	PidFile string
	// Folder is seen as /run/lab on the node, the same short path whatever its own is.
	Folder string
	// Sysctls are written: path under /proc/sys → value. Only ones of the network namespace belong here.
	Sysctls map[string]string
	// Pretended are shown in place of the machine's own values: kubelet would else change those.
	Pretended map[string]string
	// Components are started one after the other.
	Components []component
}

type component struct {
	Name    string
	Command []string
	// Ready is a tcp: or https: URL that must answer before the next component starts; empty: at once.
	Ready string
	// Authority is the file with the certificate authority of an https: URL.
	Authority string
}

const (
	labFolder    = "/run/lab"
	logFolder    = labFolder + "/log"
	restartPause = 300 * time.Millisecond
	pollInterval = 50 * time.Millisecond
)

func runNode() {
	log.SetFlags(log.Ltime | log.Lmicroseconds)
	if len(os.Args) != 2 {
		log.Fatal("usage: lab-node <configuration file>")
	}
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var n node
	if err := json.Unmarshal(data, &n); err != nil {
		log.Fatalf("%s: %v", os.Args[1], err)
	}
	if err := n.prepare(); err != nil {
		log.Fatal(err)
	}
	s := supervisor{running: map[int]component{}}
	go func() {
		for _, c := range n.Components {
			s.start(c)
			c.awaitReady()
		}
		log.Print("all components started")
	}()
	s.collect()
}

// prepare makes the node's own view of the machine. Nothing of it is seen outside, and all of it ends with the mount namespace.
func (n *node) prepare() error {
	// /proc still belongs to the machine here: it tells the id that the machine knows us by.
	pid, err := os.Readlink("/proc/self")
	if err != nil {
		return err
	}
	if err := os.WriteFile(n.PidFile, []byte(pid+"\n"), 0o644); err != nil {
		return err
	}
	if err := syscall.Sethostname([]byte(n.Hostname)); err != nil {
		return fmt.Errorf("host name: %w", err)
	}
	// The folder may lie under /run or /var, which are covered below: hold it open until it has its place.
	folder, err := os.Open(n.Folder)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := mount("proc", "/proc", "proc", ""); err != nil {
		return err
	}
	if err := mount("lab-run", "/run", "tmpfs", "mode=755"); err != nil {
		return err
	}
	for _, d := range []string{labFolder, "/run/lock", "/run/netns", "/run/var/upper", "/run/var/work"} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return err
		}
	}
	if err := bind(fmt.Sprintf("/proc/self/fd/%d", folder.Fd()), labFolder); err != nil {
		return err
	}
	// What components write beside the folders they are told goes to memory: /var/log/containers, /var/lib/cni.
	if err := mount("lab-var", "/var", "overlay", "lowerdir=/var,upperdir=/run/var/upper,workdir=/run/var/work"); err != nil {
		return err
	}
	for name, value := range n.Sysctls {
		if err := os.WriteFile(filepath.Join("/proc/sys", name), []byte(value), 0o644); err != nil {
			return err
		}
	}
	for name, value := range n.Pretended {
		file := filepath.Join("/run/sysctl", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(value+"\n"), 0o444); err != nil {
			return err
		}
		if err := bind(file, filepath.Join("/proc/sys", name)); err != nil {
			return err
		}
	}
	return nil
}

func mount(source, target, kind, options string) error {
	if err := syscall.Mount(source, target, kind, 0, options); err != nil {
		return fmt.Errorf("mount %s on %s: %w", kind, target, err)
	}
	return nil
}

func bind(source, target string) error {
	if err := syscall.Mount(source, target, "", syscall.MS_BIND|syscall.MS_REC, ""); err != nil {
		return fmt.Errorf("bind %s to %s: %w", source, target, err)
	}
	return nil
}

// supervisor keeps components running.
type supervisor struct {
	// mutex is held while a component starts: its end is not looked up before its start is noted.
	mutex   sync.Mutex
	running map[int]component
}

func (s *supervisor) start(c component) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	pid, err := c.spawn()
	if err != nil {
		log.Printf("%s: %v", c.Name, err)
		s.restart(c)
		return
	}
	s.running[pid] = c
}

func (s *supervisor) restart(c component) {
	time.AfterFunc(restartPause, func() { s.start(c) })
}

// collect waits for ended processes for ever: components, which it starts again, and orphans.
func (s *supervisor) collect() {
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, 0, nil)
		if errors.Is(err, syscall.ECHILD) {
			time.Sleep(pollInterval)
			continue
		}
		if err != nil {
			continue
		}
		s.mutex.Lock()
		c, known := s.running[pid]
		delete(s.running, pid)
		s.mutex.Unlock()
		if known {
			log.Printf("%s ended: exit code %d, signal %v", c.Name, status.ExitStatus(), status.Signal())
			s.restart(c)
		}
	}
}

func (c component) spawn() (int, error) {
	out, err := os.OpenFile(filepath.Join(logFolder, c.Name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return 0, err
	}
	defer out.Close()
	in, err := os.Open(os.DevNull)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	path, err := exec.LookPath(c.Command[0])
	if err != nil {
		return 0, err
	}
	return syscall.ForkExec(path, c.Command, &syscall.ProcAttr{
		Dir:   "/",
		Env:   os.Environ(),
		Files: []uintptr{in.Fd(), out.Fd(), out.Fd()},
		Sys:   &syscall.SysProcAttr{Setsid: true},
	})
}

// awaitReady returns when the component answers.
func (c component) awaitReady() {
	for c.Ready != "" {
		err := c.probe()
		if err == nil {
			return
		}
		time.Sleep(pollInterval)
	}
}

func (c component) probe() error {
	address, err := url.Parse(c.Ready)
	if err != nil {
		return err
	}
	if address.Scheme == "tcp" {
		connection, err := net.DialTimeout("tcp", address.Host, time.Second)
		if err != nil {
			return err
		}
		return connection.Close()
	}
	authority, err := os.ReadFile(c.Authority)
	if err != nil {
		return err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authority)
	client := http.Client{
		Timeout:   time.Second,
		Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, DisableKeepAlives: true},
	}
	response, err := client.Get(c.Ready)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", c.Ready, response.Status)
	}
	return nil
}
